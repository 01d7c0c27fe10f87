"""Competitors, each a process that we send work to: in turn, round after round, and all to the same losses."""
import math
import os
import subprocess
import sys
import time
from statistics import median

CLOSE = 1e-9
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
ALL = {name: value for name, value in os.environ.items() if name not in THREADS}
ONE = ALL | {name: "1" for name in THREADS}
largest = 0  # of all differences between losses, relative


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


def agreement():
    return f"The losses of all competitors agree to a relative {largest:.0e} (allowed: {CLOSE:.0e})."


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
