"""The benchmark; `mvn -Pbench` runs this through Lab.java. Writes its tables to target/bench.md too.

Two tools measure. Our own runner below is for all that is held against Python: JMH can't take turns with another
process. It keeps a process for each competitor, or starts a fresh one each time for the cold runs, and sends work to
one after another, round after round, so that a busy moment of the machine meets all alike. JMH is for our side
alone: the time of one warm step, and the bytes that it allocates.
"""
import json
import math
import os
import platform
import re
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median

import nbformat
import numpy
from nbclient import NotebookClient

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lab"))
import kernel

BENCH = Path(__file__).resolve().parent
TARGET = BENCH.parents[2] / "target"
ROUNDS, GROWTH_ROUNDS, COLD_ROUNDS, LESSON_ROUNDS = 12, 5, 9, 5
SIZE, STEPS, RATE = (64, 1000, 100), 500, 1e-6
GROWTH_STEPS = 40  # at a rate at which the largest networks don't diverge
GROWTH_RATE = RATE / 64
CLOSE = 1e-9
WRITTEN, TUNED = "NumPy as written", "NumPy tuned"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
ALL = {name: value for name, value in os.environ.items() if name not in THREADS}
ONE = ALL | {name: "1" for name in THREADS}

options = dict(word.split("=", 1) for word in sys.argv[1:])

# Our ways to multiply: a name, and the arguments and the environment of the JVM that choose it. The first is the fallback.
MODES = [("plain Java", [], {})]
if options["blas"] != "none":
    MODES.append(("as `mvn -Plab` runs it", *kernel.fast(options["blas"])))
JAVA = str(Path(options["jdk"], "bin", "java.exe" if os.name == "nt" else "java"))
CLASSES = ["-cp", os.pathsep.join([f"{TARGET}/lab/*", f"{TARGET}/bench/*", f"{TARGET}/bench/classes"])]
largest = 0  # of all differences between losses, relative


def java(name, arguments=(), environment={}):
    """A competitor: its command, and what its environment has beside all others'."""
    return [JAVA, *arguments, *CLASSES, "backprop.bench.TwoLayer", name], environment


def python(name):
    return [sys.executable, str(BENCH / "two_layer.py"), name], {}


class Worker:
    """A competitor's process. It ends when its input closes."""

    def __init__(self, command, environment, threads=ONE):
        own = threads | {name: value for name, value in environment.items() if name not in THREADS}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=own)

    def run(self, size, steps, rate):
        """The seconds that the steps took, and their losses."""
        print(*size, steps, rate, file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline().split()
        self.answered = time.perf_counter()
        if len(answer) != steps + 1:
            sys.exit(f"{' '.join(self.process.args)} gave {max(0, len(answer) - 1)} losses for {steps} steps.")
        seconds, *losses = map(float, answer)
        self.peak = int(self.process.stdout.readline()) / 1024
        return seconds, losses

    def end(self):
        """Can be called again."""
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


def check(losses):
    """Ends the benchmark when the competitors, each with the list of its losses, haven't done the same work."""
    global largest
    for step, values in enumerate(zip(*losses.values(), strict=True)):
        spread = max(values) - min(values)
        if not (all(map(math.isfinite, values)) and spread <= CLOSE * abs(min(values))):
            told = "".join(f"\n  {value!r:24} {name}" for name, value in zip(losses, values))
            sys.exit(f"The competitors disagree about the loss of step {step}, so no time is shown:{told}")
        largest = max(largest, spread / abs(min(values) or 1))


def rounds(tasks, count, rare=()):
    """Does the tasks, each a worker and its work, in turn; gives the seconds of each, by round.

    One round more than that, the first, warms up and is left out. The rare tasks are done in every third round.
    """
    seconds = {name: {} for name in tasks}
    for number in range(count + 1):
        losses = {}
        for name, (worker, *work) in tasks.items():
            if number % 3 == 0 or name not in rare:
                time.sleep(0.05)  # after their work, BLAS threads wait for more for a while
                seconds[name][number], found = worker.run(*work)
                losses.setdefault(str(work), {})[name] = found
        for same in losses.values():
            check(same)
    for name, (worker, *_) in tasks.items():
        del seconds[name][0]
        worker.end()
    return seconds


def ms(seconds, steps=1):
    return f"{median(seconds.values()) / steps * 1000:.{0 if steps == 1 else 2}f}"


def ratio(one, other):
    """The median of the ratios within a round, since a machine's speed changes from one round to another."""
    return f"{median(s / other[number] for number, s in one.items() if number in other):.2f}"


def table(*rows):
    """A Markdown table of rows of texts, the first its head; numbers stand to the right."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "| --- |" + " ---: |" * (len(rows[0]) - 1), *lines[1:]])


def warm():
    """The 500 steps, in processes that have done them before."""
    ours = {}
    for mode, *given in MODES:
        ours[f"ours, {mode}: `Training.run`"] = java("training", *given)
        ours[f"ours, {mode}: lesson 06's loop"] = java("loop", *given)
    slow = {
        "EJML, in place": java("ejml"),
        "Commons Math, `BlockRealMatrix`": java("block"),
        "Commons Math, `Array2DRowRealMatrix`": java("array2d"),
    }
    commands = {WRITTEN: python("written"), TUNED: python("tuned"), "NumPy as in lesson 06": python("lesson"), **ours, **slow}
    many = {f"{name}, all threads": command for name, command in {WRITTEN: python("written"), TUNED: python("tuned"), "ours": java("training", *MODES[-1][1:])}.items()}  # slow on a busy machine
    workers = {name: Worker(*command) for name, command in commands.items()} | {name: Worker(*command, ALL) for name, command in many.items()}
    times = rounds({name: (worker, SIZE, STEPS, RATE) for name, worker in workers.items()}, ROUNDS, rare=[*slow, *many])
    others = [WRITTEN, TUNED, "Commons Math, `BlockRealMatrix`"]
    return table([f"{STEPS} steps, warm; one thread but for the last three", "ms", *(f"× {other}" for other in others)],
                 *([name, ms(t), *(ratio(t, times[other]) for other in others)] for name, t in times.items()))


def growth():
    """N, D_in and H doubled three times, each by itself."""
    sizes = {"as above": SIZE} | {f"{name} × {factor}": [s * factor if i == at else s for i, s in enumerate(SIZE)]
                                  for at, name in enumerate(("N", "D_in", "H")) for factor in (2, 4, 8)}
    ours = {f"ours, {mode}": java("training", *given) for mode, *given in MODES}
    workers = {name: Worker(*command) for name, command in ({WRITTEN: python("written"), TUNED: python("tuned")} | ours).items()}
    times = rounds({(size, name): (worker, sizes[size], GROWTH_STEPS, GROWTH_RATE)
                    for size in sizes for name, worker in workers.items()}, GROWTH_ROUNDS)
    head = ["growth, one thread: ms a step, and × the first line", *workers, *(f"{name}: × {WRITTEN}" for name in ours)]
    return table(head, *([size, *(f"{ms(times[size, name], GROWTH_STEPS)} (× {ratio(times[size, name], times['as above', name])})"
                                  for name in workers),
                          *(ratio(times[size, name], times[size, WRITTEN]) for name in ours)] for size in sizes))


def cold():
    """From the start of a process to its last loss."""
    commands = {WRITTEN: python("written"), **{f"ours, {mode}": java("training", *given) for mode, *given in MODES}}
    times, peaks = ({name: {} for name in commands} for _ in range(2))
    for number in range(COLD_ROUNDS):
        losses = {}
        for name, command in commands.items():
            start = time.perf_counter()
            worker = Worker(*command)
            _, losses[name] = worker.run(SIZE, STEPS, RATE)
            times[name][number] = worker.answered - start
            peaks[name][number] = worker.peak
            worker.end()
        check(losses)
    return table([f"process start to the last of {STEPS} losses, one thread", "ms", f"× {WRITTEN}", "peak memory, MB"],
                 *([name, ms(t), ratio(t, times[WRITTEN]), f"{median(peaks[name].values()):.0f}" if peaks[name][0] else "–"]
                   for name, t in times.items()))


def lesson():
    """Lesson 06 and the same in Python, each on a fresh kernel, headless, from its start to the last cell's output."""
    os.environ.update({name: "1" for name in THREADS})
    kernel.prepare("ijava", options["jdk"], options["blas"], TARGET / "jupyter")
    java = nbformat.read(kernel.PROJECT / "notebooks/06-two-layer-network.ipynb", 4)
    java.cells = [cell for cell in java.cells if "todo()" not in cell.source and "Lesson6." not in cell.source]  # Python's has no exercises
    cells = re.split(r"^# %%\n", (BENCH / "lesson_06.py").read_text(encoding="utf-8"), flags=re.M)[1:]
    python = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    times, said = {"in Python, on ipykernel": {}, "in Java, on our kernel": {}}, {}
    for number in range(LESSON_ROUNDS + 1):  # the first fills the caches of the disk
        for name, book, spec in zip(times, (python, java), ("python3", "java")):
            start = time.perf_counter()
            client = NotebookClient(book, kernel_name=spec, shutdown_kernel="immediate", resources={"metadata": {"path": str(kernel.PROJECT / "notebooks")}})
            client.execute()
            said[name] = losses_printed(book)
            times[name][number] = time.perf_counter() - start
        if len(set(said.values())) != 1:
            sys.exit(f"The two lessons disagree about the losses, so no time is shown: {said}")
    for t in times.values():
        del t[0]
    return table(["lesson 06 without its exercises, kernel start included", "s", "× Python"],
                 *([name, f"{median(t.values()):.1f}", ratio(t, times["in Python, on ipykernel"])] for name, t in times.items()))


def losses_printed(book):
    """What its cells print of single steps, all digits of it."""
    text = "\n".join(output.get("text", "") for cell in book.cells for output in cell.get("outputs", []))
    return tuple(re.findall(r"^ *\d+   \d\.\d{7}e\S+", text, flags=re.M)) or sys.exit("A lesson prints no losses.")


def step():
    """One warm step of ours by JMH: a part of a whole `Training.run`."""
    rows = []
    for mode, arguments, environment in MODES:
        result = TARGET / "bench/jmh.json"
        result.unlink(missing_ok=True)
        command = [JAVA, *CLASSES, "org.openjdk.jmh.Main", "backprop.bench.Step", "-foe", "true", "-prof", "gc",
                   "-rf", "json", "-rff", str(result), "-o", str(TARGET / "bench/jmh.txt"),
                   *(["-jvmArgsAppend", " ".join(arguments)] if arguments else [])]
        done = subprocess.run(command, env=ONE | environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode != 0 or not result.exists():
            sys.exit(f"JMH failed; target/bench/jmh.txt holds what it said.\n{done.stderr}")
        measured = json.loads(result.read_text())[0]
        score = measured["primaryMetric"]
        bytes = next(v for n, v in measured["secondaryMetrics"].items() if n.endswith("gc.alloc.rate.norm"))
        rows.append([f"ours, {mode}", f"{score['score']:.3f} ± {score['scoreError']:.3f}", f"{bytes['score']:.0f}"])
    return table(["one warm step, by JMH", "ms", "bytes allocated"], *rows)


def machine():
    """The class of the machine and the versions."""
    cpu = Path("/proc/cpuinfo")
    model = next((line.split(":")[1].strip() for line in cpu.read_text().splitlines() if line.startswith("model name")), "") if cpu.exists() else ""
    said = subprocess.run([JAVA, "-XshowSettings:properties", "-version"], capture_output=True, text=True).stderr
    jdk = next(line.split("=")[1].strip() for line in said.splitlines() if "java.version =" in line)
    return (f"{date.today()}; {platform.system()} {platform.machine()}, {os.cpu_count()} cores{', ' + model if model else ''}; "
            f"JDK {jdk}; Python {platform.python_version()}, NumPy {numpy.__version__}.")


def main():
    n, d, h = SIZE
    parts = []
    for number, (told, part) in enumerate([(f"the {STEPS} steps, warm", warm), ("growth", growth), ("cold processes", cold), ("lesson 06", lesson),
                                           ("one step by JMH", step)], 1):
        print(f"Part {number} of 5: {told} ...", flush=True)
        parts.append(part())
    text = "\n\n".join([
        machine(),
        f"Two-layer network, N {n}, D_in {d}, H {h}, D_out 10, rate {RATE:g}. NumPy as written has `w -= rate * grad`, "
        "as in lesson 06 `w = w - rate * grad`, tuned every result in place. "
        f"Medians of {ROUNDS} rounds (EJML, Commons Math and all threads {ROUNDS // 3}, growth {GROWTH_ROUNDS}, cold {COLD_ROUNDS}, lesson 06 {LESSON_ROUNDS}), "
        "taken in turn; × is the median of a round's own ratios. "
        f"The losses of all competitors agree to a relative {largest:.0e} (allowed: {CLOSE:.0e}).",
        *parts]) + "\n"
    (TARGET / "bench.md").write_text(text, encoding="utf-8")
    print("\n" + text, flush=True)


main()
