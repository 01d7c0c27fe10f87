"""Starts `mvn -Plab` as a newcomer would, in a clean clone with an empty home, and ends it in every way."""
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

source = Path(__file__).resolve().parents[1]
work = Path(tempfile.mkdtemp(prefix="launcher-"))
clone, home = work / "clone", work / "home"
log = work / "log.txt"
quiet = ("JUPYTER", "IPYTHON", "CONDA", "VIRTUAL_ENV", "DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
env = {k: v for k, v in os.environ.items() if not k.startswith(quiet)}
# Java takes the home folder from the system, not from HOME.
env.update(HOME=str(home), MAVEN_OPTS=f"-Duser.home={home}")


def alive():
    """The processes that work in the clone or were started with one of its files."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            if line and (str(clone) in line or str(clone) in os.readlink(process / "cwd")):
                found[int(process.name)] = line
        except OSError:
            pass  # it has ended since
    return found


def until(seconds, ready, what):
    end = time.monotonic() + seconds
    while not (result := ready()):
        assert time.monotonic() < end, f"{what} not within {seconds} s; it printed:\n{log.read_text()[-3000:]}"
        time.sleep(0.2)
    return result


def start(*options, cwd=clone, log=log, **changes):
    return subprocess.Popen(["mvn", "-B", "-ntp", "-Plab", *options], cwd=cwd, env={**env, **changes},
                            stdin=subprocess.DEVNULL, stdout=log.open("w"), stderr=subprocess.STDOUT,
                            start_new_session=True,
                            preexec_fn=heed)


def heed():
    """Takes these signals as a terminal's processes do: nohup ignores the one, a shell's background job the other."""
    for one in (signal.SIGHUP, signal.SIGINT):
        signal.signal(one, signal.SIG_DFL)


def told(words, *options, **changes):
    """The start must fail and say these words, in one line, and speak of the network only where it is missing."""
    code = start(*options, **changes).wait(120)
    lines = [line for line in log.read_text().splitlines() if words in line]
    assert code != 0 and len(lines) == 1, f"exit {code}, and not the words '{words}':\n{log.read_text()[-3000:]}"
    assert "internet" not in lines[0] or "connect this machine to the internet" in words, lines[0]
    print(f"  says: {lines[0]}", flush=True)


def ask(address, path, data=None, method=None):
    base, token = address
    request = urllib.request.Request(base + path, data, {"Authorization": f"token {token}"} if token else {},
                                     method=method)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.loads(answer.read() or "null")


def up(seconds):
    """Waits for the address, starts a Java kernel, and gives the address."""
    found = until(seconds, lambda: re.search(r"(http://127\.0\.0\.1:\d+)/lab/tree/(\S+)\?token=(\w+)", log.read_text()),
                  "the address")
    address = found[1], found[3]
    kernel = ask(address, "/api/kernels", b'{"name": "java"}')["id"]
    until(30, lambda: ask(address, f"/api/kernels/{kernel}")["execution_state"] in ("idle", "starting"), "a kernel")
    until(30, lambda: any("ijava.jar" in line for line in alive().values()), "the kernel's process")
    ask(address, f"/api/contents/{found[2]}?content=0")
    return address


def gone():
    try:
        until(25, lambda: not alive(), "the end of all")
    except AssertionError as e:
        raise AssertionError(f"these live on: {alive()}") from e


def fake_path(python):
    """A PATH with Java and Maven, and this script as the only Python."""
    folder = Path(tempfile.mkdtemp(dir=work))
    for name in ("mvn", "java", "sh", "dirname", "basename", "uname", "ls", "expr", "sed", "cat", "readlink", "tr"):
        if shutil.which(name):
            (folder / name).symlink_to(shutil.which(name))
    if python:
        (folder / "python3").write_text(f"#!/bin/sh\n{python}\n")
        (folder / "python3").chmod(0o755)
    return str(folder)


def conda(*others):
    """A conda environment that has the packages of pom.xml, these in another version."""
    folder = Path(tempfile.mkdtemp(dir=work))
    python = folder / "bin/python"
    python.parent.mkdir()
    pins = re.findall(r"<(\w+)\.version>(.*)<", (clone / "pom.xml").read_text())
    listed = "\n".join(f"{name}=={'4.0.0' if name in others else version}" for name, version in pins)
    python.write_text(f"#!/bin/sh\n[ $1 = -c ] && echo '{listed}' && exit\necho this is \"conda's\" Python; exit 1\n")
    python.chmod(0o755)
    return str(folder)


def clutter():
    """An environment, and a pip.conf, that would have our Python import, install and run otherwise than it should."""
    folder = work / "clutter"
    folder.mkdir()
    (folder / "json.py").write_text("raise ImportError('this is not json')")
    pip("[install]\nprefix = /nowhere\nrequire-hashes = true")
    return dict(PYTHONPATH=str(folder), PYTHONHOME="/nowhere", PIP_USER="1", PIP_TARGET="/nowhere", PIP_NO_DEPS="1",
                JAVA_TOOL_OPTIONS="-XX:+UseParallelGC", IJAVA_TIMEOUT="1")


def pip(settings):
    """Makes these the user's settings of pip."""
    file = home / ".config/pip/pip.conf"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(settings)


def main():
    home.mkdir()
    log.touch()
    subprocess.run(["git", "clone", "-q", source, clone], check=True)

    print("a survivor is seen", flush=True)
    survivor = subprocess.Popen(["sleep", "60"], cwd=clone)
    until(5, lambda: survivor.pid in alive(), "the survivor")
    survivor.kill()
    survivor.wait()
    gone()

    print("first start, killed while it installs", flush=True)
    mvn = start()
    until(300, lambda: "Installing jupyterlab" in log.read_text(), "the first start")
    time.sleep(5)
    mvn.kill()
    gone()

    print("without what it needs", flush=True)
    told("Python is missing: install", PATH=fake_path(None))
    told("Python 3.9 is too old: install", PATH=fake_path("echo 3.9 old"))
    told("Python 3.12 lacks its module venv: install", PATH=fake_path("echo 3.12; exit 1"))
    told("conda environment lacks jupyterlab", CONDA_PREFIX=conda("jupyterlab"), PATH=fake_path(None))
    told("this is conda's Python", CONDA_PREFIX=conda(), PATH=fake_path(None))
    told("JDK is too old", "-Doldest=99")
    colon = work / "clone:2"
    subprocess.run(["git", "clone", "-q", source, colon], check=True)
    told("has a ':' in it: rename the folder", cwd=colon)
    if not shutil.which("unshare") or subprocess.run(["unshare", "-rn", "true"]).returncode:
        print("  NOT TESTED: a first start without the network, which unshare can't shut off here", flush=True)
        assert env.get("CI") != "true", "CI must be able to shut the network off"
    else:
        subprocess.run(["unshare", "-rn", "mvn", "-B", "-o", "-Plab"], cwd=clone, env=env, stdin=subprocess.DEVNULL,
                       stdout=log.open("w"), stderr=subprocess.STDOUT, timeout=300)
        lines = [line for line in log.read_text().splitlines() if "connect this machine to the internet" in line]
        assert lines and "install.log" in lines[0], log.read_text()[-3000:]
        print(f"  says: {lines[0]}", flush=True)

    print("first start again, then Ctrl-C", flush=True)
    mvn, began = start(), time.monotonic()
    address = up(300)
    print(f"  up in {time.monotonic() - began:.0f} s", flush=True)
    assert "Installing" in log.read_text()
    try:
        ask((address[0], None), "/api/kernels")
        raise AssertionError("it answers without the token")
    except urllib.error.HTTPError as e:
        assert e.code == 403, e
    port = "%04X" % int(address[0].rsplit(":")[-1])
    listening = [line.split()[1] for table in ("tcp", "tcp6") if Path("/proc/net", table).exists()
                 for line in Path("/proc/net", table).read_text().splitlines() if line.split()[3] == "0A"]
    assert [a for a in listening if a.endswith(port)] == ["0100007F:" + port], listening
    theme = "/lab/api/settings/@jupyterlab/apputils-extension:themes"
    ask(address, theme, b'{"raw": "{\\"theme\\": \\"JupyterLab Dark\\"}"}', "PUT")
    assert ask(address, theme)["settings"]["theme"] == "JupyterLab Dark"
    written = [str(p) for p in home.rglob("*") if ".m2" not in p.parts and re.search("jupyter|ipython|npm", p.name)]
    assert not written, f"it wrote into the home folder: {written}"
    os.killpg(mvn.pid, signal.SIGINT)
    gone()

    print("two starts at once when Python has lost its packages, in a cluttered environment", flush=True)
    shutil.rmtree(next((clone / ".venv/lib").glob("python*/site-packages")))
    mvn, second = start("-o", **clutter()), work / "second.txt"
    until(60, lambda: "Installing" in log.read_text(), "the installing")
    other = start("-o", log=second)
    up(300)
    until(60, lambda: "JupyterLab: http" in second.read_text(), f"the second start, which says {second},")
    assert "Another start is installing" in second.read_text() and "Installing" not in second.read_text()
    for process in (mvn, other):
        os.killpg(process.pid, signal.SIGINT)
    gone()

    for way in (signal.SIGTERM, signal.SIGHUP, signal.SIGKILL):
        print(f"second start, then {way.name} to Maven alone", flush=True)
        mvn, began = start("-o"), time.monotonic()
        address = up(30)
        print(f"  up in {time.monotonic() - began:.0f} s", flush=True)
        assert "Installing" not in log.read_text()
        if way == signal.SIGKILL:
            taken = "is taken: choose another one with -Dport", "-o", "-Dport=" + address[0].rsplit(":")[-1]
            told(*taken, "-Dkernel.package=six")  # six and idna are there, needed by others
            told(*taken, "-Dkernel.package=idna")
            missing = "-o", "-Dkernel.package=idna==0.0"
            told("could not be installed (No matching", *missing)
            nowhere = dict(PIP_INDEX_URL="http://127.0.0.1:9", PIP_RETRIES="0", PIP_FIND_LINKS="")
            told("connect this machine to the internet", *missing, **nowhere)
            pip("[global]\nindex-url = http://127.0.0.1:9\nretries = 0\nfind-links =")
            told("connect this machine to the internet", *missing, PIP_FIND_LINKS="")
            pip("")
            told(*taken, "-Dkernel.package=six")
            assert "Installing" not in log.read_text(), "a start forgot what another one had installed"
        mvn.send_signal(way)
        gone()
    assert subprocess.run(["git", "status", "--porcelain"], cwd=clone, capture_output=True).stdout == b""
    shutil.rmtree(work)
    print("the launcher keeps its word", flush=True)


try:
    main()
finally:
    for pid in alive():
        os.kill(pid, signal.SIGKILL)
