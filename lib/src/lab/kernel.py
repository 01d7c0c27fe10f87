"""Jupyter's folders and the kernelspec named `java`, for the scripts beside this one."""
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import archive

LAB = Path(__file__).resolve().parent
PROJECT = LAB.parents[2]
MAIN = "io.github.spencerpark.ijava.IJava"


def options():
    """The NAME=VALUE words of the command line."""
    return dict(word.split("=", 1) for word in sys.argv[1:])


def fail(sentence):
    sys.exit(sentence.strip())


def prepare(kernel, jdk, blas, folder):
    """Make `folder` all that Jupyter reads and writes, its kernel the one named `java`; IJava gets the BLAS."""
    java = Path(PROJECT, jdk, "bin", "java.exe" if os.name == "nt" else "java")
    if not java.exists():
        fail(f"There is no JDK in {jdk}: give the folder of one with -Djdk=FOLDER.")
    jjava = Path(sys.prefix, "share", "jupyter", "kernels", "java")
    jars = {"ijava": [PROJECT / "target/kernel/ijava.jar"],
            "jjava": [jjava / "jjava-launcher.jar", jjava / "jjava.jar"]}.get(kernel)
    if jars is None:
        fail(f"There is no kernel {kernel}: use -Dkernel=ijava or -Dkernel=jjava.")

    folder = Path(folder).resolve()
    for name in [n for n in os.environ if n.startswith(("JUPYTER", "IPYTHON", "IJAVA", "JJAVA"))]:
        del os.environ[name]
    flags, env = fast(blas) if kernel == "ijava" else ([], {})
    flags = accepted(java, flags + (sparing() if kernel == "ijava" else []))
    # Another start may be on another kernel or JDK, or beside other flags of the user's.
    own = folder / re.sub(r"\W+", "-", f"{kernel}-{jdk}-{Path(blas).name}-{len(flags)}")
    os.environ.update(JUPYTER_PATH=str(own),  # comes before all other places of kernels
                      JUPYTER_DATA_DIR=str(folder),
                      JUPYTER_CONFIG_DIR=str(folder / "config"),
                      JUPYTER_CONFIG_PATH=str(LAB / "config"),  # keeps Jupyter from asking the network
                      JUPYTER_RUNTIME_DIR=str(folder / "runtime"),
                      IPYTHONDIR=str(folder / "ipython"))

    # The same digits everywhere: a German kernel would print 2,2.
    argv = [java, "-Duser.language=en", "-Duser.country=US", "-Dfile.encoding=UTF-8",
            f"-Djava.util.logging.config.file={LAB / 'logging.properties'}"]
    # JJava's launcher starts the kernel with the first `java` on the PATH.
    env = {"PATH": os.pathsep.join([str(java.parent), os.environ.get("PATH", "")]), **env}
    start = ["-jar", *jars]
    if kernel == "ijava":
        argv += [*flags, f"-Djava.io.tmpdir={temporary()}"]
        # The lessons' class path from the beginning, since only its classes can be in an archive.
        start = ["-cp", os.pathsep.join(map(str, [*jars, *sorted((PROJECT / "target/lab").glob("*.jar"))])), MAIN]
        argv += archive.flags(java, [*flags, *start],
                              lambda other, *more: write(other, [*argv, *more, *start], env))
    write(own / "kernels/java/kernel.json", [*argv, *start], env)


def found():
    """The JDK of JAVA_HOME or of the PATH, and the BLAS that the build unpacked, for a start without Maven."""
    jdk = os.environ.get("JAVA_HOME") or Path(shutil.which("java")).resolve().parents[1]
    blas = PROJECT / "target/blas/libblas.so.3"
    return str(jdk), str(blas) if blas.exists() else "none"


def write(spec, argv, env):
    spec.parent.mkdir(parents=True, exist_ok=True)
    spec.write_text(json.dumps({"argv": [*map(str, argv), "{connection_file}"], "env": env, "display_name": "Java",
                                "language": "java", "interrupt_mode": "message"}, indent=1) + "\n", encoding="utf-8")


def fast(blas):
    """What lets a JVM on the lessons run fast: its arguments, and its environment with the native BLAS.

    One collector thread leaves a small machine's other cores to the compiler; one BLAS thread, because two are fragile
    when something else runs."""
    flags = ["-XX:+UseSerialGC"]
    if blas == "none":
        return flags, {}
    env = {"OPENBLAS_NUM_THREADS": "1", "VECLIB_MAXIMUM_THREADS": "1"}
    if blas != "system":
        variable = "PATH" if os.name == "nt" else "LD_LIBRARY_PATH"
        env[variable] = os.pathsep.join(filter(None, [str(Path(blas).parent), os.environ.get(variable)]))
    return [*flags, f"-Dbackprop.blas={blas}", "--enable-native-access=ALL-UNNAMED"], env


def sparing():
    """What spares the processor: only the library, Commons Math and learners' code are worth the slower compiler.

    All else (javac, JShell, Jackson) runs too briefly in a kernel to pay for it."""
    return ["-XX:+UnlockDiagnosticVMOptions", f"-XX:CompilerDirectivesFile={LAB / 'compiler.json'}",
            "-XX:-DisplayVMOutput",  # or it would say how many directives there are
            "-XX:-OmitStackTraceInFastThrow"]  # or an error that comes often loses its message


def accepted(java, flags):
    """Those of the flags that the JVM starts with beside the user's own: two collectors exclude each other."""
    def refused(*tried):
        run = subprocess.run([java, *tried, "-version"], capture_output=True, text=True, errors="replace")
        return run.returncode != 0 and run.stdout + run.stderr

    if not refused(*flags):
        return flags
    if words := refused():
        said = [line for line in words.splitlines() if not line.startswith(("Picked up", "NOTE", "Error"))]
        fail(f"The JDK in {java.parent.parent} does not start: {' '.join(said)}; if that option is set in "
             "JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS or _JAVA_OPTIONS, remove it there and start again.")
    return [flag for flag in flags if not refused(flag)]


def temporary():
    """A folder of ours for the library that netlib unpacks, which a kernel that is killed leaves behind."""
    folder = PROJECT / "target/tmp"
    shutil.rmtree(folder, ignore_errors=True)  # but for what a running kernel holds
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def when_left_alone(stop):
    """Call `stop` when Lab.java, which holds our input open, has ended."""
    def wait():
        while os.read(0, 1):
            pass
        stop()
    threading.Thread(target=wait, daemon=True).start()
