#!/usr/bin/env python3
"""Makes by binder/postBuild what Binder puts into its image, and runs lessons on it as they run there: in an account
that isn't root, whose home is empty, with no network. Needs root."""
import fcntl
import os
import re
import socket
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1]
ACCOUNT = 54321  # nobody has it
LESSONS = """
import json, os, subprocess, sys
from pathlib import Path
sys.path.insert(0, "lib/src/lab")
import execution
from jupyter_client.kernelspec import find_kernel_specs
from samples import cell, notebook
from test_kernel import Kernel

lab = json.loads(subprocess.check_output([Path(sys.prefix, "bin/jupyter-lab"), "--show-config-json"],
                                         stderr=subprocess.DEVNULL))["LabApp"]
assert lab["news_url"] is None, lab
folder = Path(find_kernel_specs()["java"])
for name in sys.argv[1:]:
    lesson = next(Path("notebooks").glob(name))
    print(f"  {lesson.name}: {execution.check(lesson)}", flush=True)
first = execution.read(lesson).cells[1].source
execution.execute(notebook(cell(source=first + '''
    RealMatrix a = NumpyRandom.seed(0).randn(64, 64).multiply(NumpyRandom.seed(1).randn(64, 64));
    if (!java.nio.file.Files.readString(java.nio.file.Path.of("/proc/self/maps")).contains("libblas.so"))
        throw new IllegalStateException("the kernel has no native BLAS");''')), "notebooks")
os.environ["JUPYTER_PATH"] = str(folder.parents[1])
archived = Kernel.archived()
print(f"  the kernel in {folder} takes {archived} classes from its archive")
assert archived > 50
"""


def main(work):
    clone, prefix = work / "clone", work / "prefix"
    versions = re.findall(r"- (jupyterlab|plotly|nbclient)=(.*)", (SOURCE / "environment.yml").read_text())
    run("git", "clone", "-q", "-c", "core.autocrlf=true", SOURCE, clone)  # as on Windows
    run("/usr/bin/python3", "-m", "venv", prefix)  # not one from the home of root
    run(prefix / "bin/pip", "install", "-q", *map("==".join, versions))
    condas = prefix / "share/jupyter/kernels/java/kernel.json"
    condas.parent.mkdir(parents=True)
    condas.write_text('{"argv": ["false"], "language": "java", "display_name": "Java"}')
    for name in "home", "empty", "tmp":
        (work / name).mkdir()
    run("chown", "-R", str(ACCOUNT), work)

    assert post_build(clone, prefix, PATH="/nowhere").returncode, "postBuild doesn't stop at a command that fails"
    built = post_build(clone, prefix)
    assert not built.returncode, built.stdout
    for folder in clone / "target", *sorted((clone / "target").iterdir()):
        print(f"  {folder.relative_to(clone)}: {size(folder)} MB")
    assert {"lab", "kernel", "blas", "tmp"} == {path.name for path in (clone / "target").iterdir()}
    assert (prefix / "etc/jupyter/labconfig/default_setting_overrides.json").exists()
    for name in "home", "tmp":
        assert not list((work / name).iterdir()), f"postBuild leaves something in the {name} folder"
    status = subprocess.run(["git", "-c", "safe.directory=*", "status", "--short"], cwd=clone, capture_output=True)
    assert not status.stdout, f"postBuild leaves something in the project: {status.stdout}"
    run("unshare", "--net", sys.executable, __file__, work)


def run(*command, **more):
    subprocess.run(command, check=True, **more)


def as_reader(*command, cwd, home, **more):
    """Runs the command in the reader's account."""
    env = {**os.environ, "HOME": str(home), "MAVEN_OPTS": f"-Duser.home={home}", **more}
    return subprocess.run(command, cwd=cwd, env=env, user=ACCOUNT, group=ACCOUNT, extra_groups=[], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def post_build(clone, prefix, **more):
    return as_reader("/bin/bash", "binder/postBuild", cwd=clone, home=clone.parent / "home",
                     **{"NB_PYTHON_PREFIX": str(prefix), "TMPDIR": str(clone.parent / "tmp"), **more})


def size(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 2**20


def offline(work):
    """What runs in a network of its own, which has only this machine."""
    with socket.socket() as s:
        fcntl.ioctl(s, 0x8914, struct.pack("16sh14x", b"lo", 1))  # SIOCSIFFLAGS: bring loopback up
    ran = as_reader(work / "prefix/bin/python", "-B", "-c", LESSONS, "00*", "06*", cwd=work / "clone",
                    home=work / "empty", JUPYTER_PATH="", PYTHONUTF8="1")
    print(ran.stdout, end="")
    sys.exit(ran.returncode)


if len(sys.argv) > 1:
    offline(Path(sys.argv[1]))
else:
    with tempfile.TemporaryDirectory(prefix="binder-") as folder:
        Path(folder).chmod(0o755)
        main(Path(folder))
