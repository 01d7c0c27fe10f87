"""The benchmark; `mvn -Pbench` runs this through Lab.java. Writes its tables to target/bench.md too.

Two tools measure. Our own runner below is for all that is held against Python: JMH can't take turns with another
process. It keeps a process for each competitor, or starts a fresh one each time for the cold runs, and sends work to
one after another, round after round, so that a busy moment of the machine meets all alike. JMH is for our side
alone: the time of one warm step, and the bytes that it allocates.
"""
import json
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

from race import ALL, ONE, THREADS, Worker, agreement, check, ms, ratio, rounds

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lab"))
import kernel

BENCH = Path(__file__).resolve().parent
TARGET = BENCH.parents[2] / "target"
ROUNDS, GROWTH_ROUNDS, COLD_ROUNDS, LESSON_ROUNDS = 12, 5, 9, 5
SIZE, STEPS, RATE = (64, 1000, 100), 500, 1e-6
GROWTH_STEPS = 40  # at a rate at which the largest networks don't diverge
GROWTH_RATE = RATE / 64
WRITTEN, TUNED, BLOCK = "NumPy as written", "NumPy tuned", "Commons Math, `BlockRealMatrix`"

options = dict(word.split("=", 1) for word in sys.argv[1:])

# Our ways to multiply: a name, and the arguments and the environment of the JVM that choose it. The first always works.
MODES = [("plain Java", [], {})]
if options["blas"] != "none":
    MODES.append(("as `mvn -Plab` runs it", *kernel.fast(options["blas"])))
JAVA = str(Path(options["jdk"], "bin", "java.exe" if os.name == "nt" else "java"))
CLASSES = ["-cp", os.pathsep.join([f"{TARGET}/lab/*", f"{TARGET}/bench/*", f"{TARGET}/bench/classes"])]


def java(name, arguments=(), environment={}):
    """A competitor: its command, and what its environment has beside all others'."""
    return [JAVA, *arguments, *CLASSES, "backprop.bench.TwoLayer", name], environment


def python(name):
    return [sys.executable, str(BENCH / "two_layer.py"), name], {}


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
        BLOCK: java("block"),
        "Commons Math, `Array2DRowRealMatrix`": java("array2d"),
    }
    theirs = {WRITTEN: python("written"), TUNED: python("tuned"), "NumPy as in lesson 06": python("lesson")}
    one = theirs | ours | slow
    many = {  # slow on a busy machine
        f"{WRITTEN}, all threads": python("written"),
        f"{TUNED}, all threads": python("tuned"),
        "ours, all threads": java("training", *MODES[-1][1:]),
    }
    workers = {name: Worker(*command) for name, command in one.items()}
    workers |= {name: Worker(*command, ALL) for name, command in many.items()}
    tasks = {name: (worker, SIZE, STEPS, RATE) for name, worker in workers.items()}
    times = rounds(tasks, ROUNDS, rare=[*slow, *many])
    others = [WRITTEN, TUNED, BLOCK]
    head = [f"{STEPS} steps, warm; one thread but for the last three", "ms", *(f"× {other}" for other in others)]
    return table(head, *([name, ms(t), *(ratio(t, times[other]) for other in others)] for name, t in times.items()))


def growth():
    """N, D_in and H doubled three times, each by itself."""
    sizes = {"as above": SIZE} | {f"{name} × {factor}": [s * factor if i == at else s for i, s in enumerate(SIZE)]
                                  for at, name in enumerate(("N", "D_in", "H")) for factor in (2, 4, 8)}
    ours = {f"ours, {mode}": java("training", *given) for mode, *given in MODES}
    commands = {WRITTEN: python("written"), TUNED: python("tuned"), **ours}
    workers = {name: Worker(*command) for name, command in commands.items()}
    times = rounds({(size, name): (worker, sizes[size], GROWTH_STEPS, GROWTH_RATE)
                    for size in sizes for name, worker in workers.items()}, GROWTH_ROUNDS)

    def row(size):
        for name in workers:
            yield f"{ms(times[size, name], GROWTH_STEPS)} (× {ratio(times[size, name], times['as above', name])})"
        for name in ours:
            yield ratio(times[size, name], times[size, WRITTEN])

    head = "growth, one thread: ms a step, and × the first line"
    return table([head, *workers, *(f"{name}: × {WRITTEN}" for name in ours)], *([size, *row(size)] for size in sizes))


def cold():
    """From the start of a process to its last loss."""
    commands = {WRITTEN: python("written")} | {f"ours, {mode}": java("training", *given) for mode, *given in MODES}
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
    head = [f"process start to the last of {STEPS} losses, one thread", "ms", f"× {WRITTEN}", "peak memory, MB"]
    megabytes = {name: f"{median(p.values()):.0f}" if p[0] else "–" for name, p in peaks.items()}
    return table(head, *([name, ms(t), ratio(t, times[WRITTEN]), megabytes[name]] for name, t in times.items()))


def lesson():
    """Lesson 06 and the same in Python, each on a fresh kernel, headless, from its start to the last cell's output."""
    os.environ.update({name: "1" for name in THREADS})
    kernel.prepare("ijava", options["jdk"], options["blas"], TARGET / "jupyter")
    java = nbformat.read(kernel.PROJECT / "notebooks/06-two-layer-network.ipynb", 4)
    # Python's has no exercises.
    java.cells = [cell for cell in java.cells if "todo()" not in cell.source and "Lesson6." not in cell.source]
    cells = re.split(r"^# %%\n", (BENCH / "lesson_06.py").read_text(encoding="utf-8"), flags=re.M)[1:]
    python = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    there, here = "in Python, on ipykernel", "in Java, on our kernel"
    times, said = {there: {}, here: {}}, {}
    folder = {"metadata": {"path": str(kernel.PROJECT / "notebooks")}}
    for number in range(LESSON_ROUNDS + 1):  # the first fills the caches of the disk
        for name, book, spec in ((there, python, "python3"), (here, java, "java")):
            start = time.perf_counter()
            NotebookClient(book, kernel_name=spec, shutdown_kernel="immediate", resources=folder).execute()
            said[name] = losses_printed(book)
            times[name][number] = time.perf_counter() - start
        if len(set(said.values())) != 1:
            sys.exit(f"The two lessons disagree about the losses, so no time is shown: {said}")
    for t in times.values():
        del t[0]
    return table(["lesson 06 without its exercises, kernel start included", "s", "× Python"],
                 *([name, f"{median(t.values()):.1f}", ratio(t, times[there])] for name, t in times.items()))


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
    model = re.search(r"^model name\s*: (.*)", cpu.read_text(), re.M) if cpu.exists() else None
    said = subprocess.run([JAVA, "-XshowSettings:properties", "-version"], capture_output=True, text=True).stderr
    jdk = re.search("java.version = (.*)", said)[1]
    return (f"{date.today()}; {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
            f"{', ' + model[1] if model else ''}; "
            f"JDK {jdk}; Python {platform.python_version()}, NumPy {numpy.__version__}.")


def main():
    n, d, h = SIZE
    parts = []
    todo = {f"the {STEPS} steps, warm": warm, "growth": growth, "cold processes": cold, "lesson 06": lesson,
            "one step by JMH": step}
    for number, (told, part) in enumerate(todo.items(), 1):
        print(f"Part {number} of {len(todo)}: {told} ...", flush=True)
        parts.append(part())
    text = "\n\n".join([
        machine(),
        f"Two-layer network, N {n}, D_in {d}, H {h}, D_out 10, rate {RATE:g}. NumPy as written has `w -= rate * grad`, "
        "as in lesson 06 `w = w - rate * grad`, tuned every result in place. "
        f"Medians of {ROUNDS} rounds (EJML, Commons Math and all threads {ROUNDS // 3}, growth {GROWTH_ROUNDS}, "
        f"cold {COLD_ROUNDS}, lesson 06 {LESSON_ROUNDS}), taken in turn; × is the median of a round's own ratios. "
        + agreement(),
        *parts]) + "\n"
    (TARGET / "bench.md").write_text(text, encoding="utf-8")
    print("\n" + text, flush=True)


main()
