"""Work in turn, held against each other, and the tables of its times.

Work is sent to one competitor after another, round after round, so that a busy moment of the machine meets all alike.
"""
import math
import sys
import time
from statistics import median

CLOSE = 1e-9
largest = 0  # of all differences between losses, relative


def check(losses):
    """Ends the benchmark when the competitors, each with the list of its losses, haven't done the same work."""
    global largest
    if len({len(values) for values in losses.values()}) != 1:
        told = "".join(f"\n  {len(values):8} {name}" for name, values in losses.items())
        sys.exit(f"The competitors gave different numbers of losses, so no time is shown:{told}")
    for step, values in enumerate(zip(*losses.values())):
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
