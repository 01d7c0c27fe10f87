"""The competitors: what starts each of them, and the process that then does its work."""
import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lab"))
import kernel

BENCH = Path(__file__).resolve().parent
TARGET = kernel.PROJECT / "target"
WRITTEN, TUNED = "NumPy as written", "NumPy tuned"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
ALL = {name: value for name, value in os.environ.items() if name not in THREADS}
ONE = ALL | {name: "1" for name in THREADS}
OPTIONS = kernel.options()

# Our ways to multiply: a name, and the arguments and the environment of the JVM that choose it.
# The first is the fallback.
MODES = [("plain Java", [], {})]
if OPTIONS["blas"] != "none":
    MODES.append(("as `mvn -Plab` runs it", *kernel.fast(OPTIONS["blas"])))
JAVA = str(Path(OPTIONS["jdk"], "bin", "java.exe" if os.name == "nt" else "java"))
CLASSES = ["-cp", os.pathsep.join([f"{TARGET}/lab/*", f"{TARGET}/bench/*", f"{TARGET}/bench/classes"])]


def numpys(script):
    """As it is written, and tuned; a competitor is its command, and what its environment has beside all others'."""
    return {WRITTEN: python(script, "written"), TUNED: python(script, "tuned")}


def python(script, name):
    return [sys.executable, str(BENCH / script), name], {}


def ours(program, *words):
    """One of our programs, in each mode."""
    return {f"ours, {mode}": java(program, *words, mode=given) for mode, *given in MODES}


def java(program, *words, mode=((), {})):
    arguments, environment = mode
    return [JAVA, *arguments, *CLASSES, f"backprop.bench.{program}", *words], environment


class Worker:
    """A competitor's process. It ends when its input closes."""

    def __init__(self, command, environment, threads=ONE):
        own = threads | {name: value for name, value in environment.items() if name not in THREADS}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=own)

    def run(self, *work):
        """The seconds that the work took, and its losses."""
        print(*work, file=self.process.stdin, flush=True)
        seconds, *losses = map(float, self.process.stdout.readline().split() or [0])
        self.answered = time.perf_counter()
        if not losses:
            sys.exit(f"{' '.join(self.process.args)} gave no losses.")
        self.peak = int(self.process.stdout.readline()) / 1024
        return seconds, losses

    def end(self):
        """Can be called again."""
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()
