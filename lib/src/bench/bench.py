"""The benchmark; `mvn -Pbench` runs this through Lab.java. Writes its tables to target/bench.md too.

Two tools measure. Our own runner, turns.py, is for all that is held against Python: JMH can't take turns with another
process. It keeps a process for each competitor, or starts a fresh one each time for the cold runs. JMH is for our
side alone: the time of one warm step, and the bytes that it allocates.
"""
import os
import platform
import subprocess
import time
from datetime import date
from pathlib import Path
from statistics import median

import jmh
import kernels
import numpy
import turns
from competitors import ALL, JAVA, MODES, TARGET, TUNED, WRITTEN, Worker, java, numpys, ours, python
from turns import check, ms, ratio, rounds, table

ROUNDS, GROWTH_ROUNDS, COLD_ROUNDS, LESSON_ROUNDS = 12, 5, 9, 5
SIZE, STEPS, RATE = (64, 1000, 100), 500, 1e-6
GROWTH_STEPS = 40  # at a rate at which the largest networks don't diverge
GROWTH_RATE = RATE / 64
BATCHES = {"60 epochs on the digits": ("digits", 60), "1 epoch over 30,000×784": ("30000x784", 1)}


def warm():
    """The 500 steps, in processes that have done them before."""
    block = "Commons Math, `BlockRealMatrix`"
    slow = {"EJML, in place": java("TwoLayer", "ejml"), block: java("TwoLayer", "block"),
            "Commons Math, `Array2DRowRealMatrix`": java("TwoLayer", "array2d")}
    commands = numpys("two_layer.py") | {"NumPy as in lesson 06": python("two_layer.py", "lesson")}
    for mode, *given in MODES:
        commands[f"ours, {mode}: `Training.run`"] = java("TwoLayer", "training", mode=given)
        commands[f"ours, {mode}: lesson 06's loop"] = java("TwoLayer", "loop", mode=given)
    many = {f"{name}, all threads": command for name, command in
            (numpys("two_layer.py") | {"ours": java("TwoLayer", "training", mode=MODES[-1][1:])}).items()}
    workers = {name: Worker(*command) for name, command in (commands | slow).items()}
    workers |= {name: Worker(*command, ALL) for name, command in many.items()}  # slow on a busy machine
    times = rounds({name: (worker, *SIZE, STEPS, RATE) for name, worker in workers.items()}, ROUNDS,
                   rare=[*slow, *many])
    return table([f"{STEPS} steps, warm; one thread but for the last three", "ms",
                  *(f"× {other}" for other in (WRITTEN, TUNED, block))],
                 *([name, ms(t), *(ratio(t, times[other]) for other in (WRITTEN, TUNED, block))]
                   for name, t in times.items()))


def minibatches():
    """A network of 64 hidden units that sees 16 examples a step, on few examples and on many, warm."""
    commands = numpys("minibatches.py") | ours("Batches")
    times = {}
    for run, (data, epochs) in BATCHES.items():
        times[run] = rounds({name: (Worker(*command), data, 64, 16, epochs, 0.05)
                             for name, command in commands.items()}, ROUNDS)
    head = [name for run in BATCHES for name in (f"{run}: ms", f"× {WRITTEN}", f"× {TUNED}")]
    return table(["minibatches, warm, one thread", *head],
                 *([name, *(text for t in times.values()
                            for text in (ms(t[name]), ratio(t[name], t[WRITTEN]), ratio(t[name], t[TUNED])))]
                   for name in commands))


def growth():
    """N, D_in and H doubled three times, each by itself."""
    sizes = {"as above": SIZE} | {f"{name} × {factor}": [s * factor if i == at else s for i, s in enumerate(SIZE)]
                                  for at, name in enumerate(("N", "D_in", "H")) for factor in (2, 4, 8)}
    own = ours("TwoLayer", "training")
    workers = {name: Worker(*command) for name, command in (numpys("two_layer.py") | own).items()}
    times = rounds({(size, name): (worker, *sizes[size], GROWTH_STEPS, GROWTH_RATE)
                    for size in sizes for name, worker in workers.items()}, GROWTH_ROUNDS)
    rows = [[size, *(f"{ms(times[size, name], GROWTH_STEPS)} (× {ratio(times[size, name], times['as above', name])})"
                     for name in workers), *(ratio(times[size, name], times[size, WRITTEN]) for name in own)]
            for size in sizes]
    return table(["two-layer network, growth, one thread: ms a step, and × the first line", *workers,
                  *(f"{name}: × {WRITTEN}" for name in own)], *rows)


def cold():
    """From the start of a process to its last loss."""
    commands = {WRITTEN: python("two_layer.py", "written")} | ours("TwoLayer", "training")
    times, peaks = ({name: {} for name in commands} for _ in range(2))
    for number in range(COLD_ROUNDS):
        losses = {}
        for name, command in commands.items():
            start = time.perf_counter()
            worker = Worker(*command)
            _, losses[name] = worker.run(*SIZE, STEPS, RATE)
            times[name][number] = worker.answered - start
            peaks[name][number] = worker.peak
            worker.end()
        check(losses)
    return table([f"process start to the last of {STEPS} losses, one thread", "ms", f"× {WRITTEN}", "peak memory, MB"],
                 *([name, ms(t), ratio(t, times[WRITTEN]),
                    f"{median(peaks[name].values()):.0f}" if peaks[name][0] else "–"] for name, t in times.items()))


def machine():
    """The class of the machine and the versions."""
    cpu = Path("/proc/cpuinfo")
    lines = cpu.read_text().splitlines() if cpu.exists() else []
    model = next((f", {line.split(':')[1].strip()}" for line in lines if line.startswith("model name")), "")
    said = subprocess.run([JAVA, "-XshowSettings:properties", "-version"], capture_output=True, text=True).stderr
    jdk = next(line.split("=")[1].strip() for line in said.splitlines() if "java.version =" in line)
    return (f"{date.today()}; {platform.system()} {platform.machine()}, {os.cpu_count()} cores{model}; "
            f"JDK {jdk}; Python {platform.python_version()}, NumPy {numpy.__version__}.")


def main():
    n, d, h = SIZE
    todo = {f"the {STEPS} steps, warm": warm, "minibatches": minibatches, "growth": growth, "cold processes": cold,
            "lesson 06": lambda: kernels.lesson(LESSON_ROUNDS), "one step by JMH": jmh.step}
    parts = []
    for number, (told, part) in enumerate(todo.items(), 1):
        print(f"Part {number} of {len(todo)}: {told} ...", flush=True)
        parts.append(part())
    text = "\n\n".join([
        machine(),
        f"Two-layer network, N {n}, D_in {d}, H {h}, D_out 10, rate {RATE:g}. NumPy as written has `w -= rate * grad`, "
        "as in lesson 06 `w = w - rate * grad`, tuned every result in place. The minibatches have 16 examples a step, "
        "64 hidden units, softmax; a run measures the network over all examples, and over a third (the digits) or a "
        "tenth as many held out, before the first epoch and after each. "
        f"Medians of {ROUNDS} rounds (EJML, Commons Math and all threads {ROUNDS // 3}, growth {GROWTH_ROUNDS}, "
        f"cold {COLD_ROUNDS}, lesson 06 {LESSON_ROUNDS}), taken in turn; × is the median of a round's own ratios. "
        f"The losses of all competitors agree to a relative {turns.largest:.0e} (allowed: {turns.CLOSE:.0e}).",
        *parts]) + "\n"
    (TARGET / "bench.md").write_text(text, encoding="utf-8")
    print("\n" + text, flush=True)


if __name__ == "__main__":
    main()
