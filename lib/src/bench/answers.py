"""What a competitor in Python does with the work that bench.py sends it."""
import sys
import time
from pathlib import Path


def answer(prepare):
    """For each line of input a line "seconds loss loss ...", and a line with the peak memory so far, in KB.

    `prepare` is given the words of the line and gives what is timed, a function that gives the losses.
    """
    for line in sys.stdin:
        work = prepare(*line.split())
        start = time.perf_counter()
        losses = work()
        seconds = time.perf_counter() - start
        print(seconds, *(float(loss) for loss in losses), flush=True)
        print(peak(), flush=True)


def peak():
    status = Path("/proc/self/status")
    return int(status.read_text().split("VmHWM:")[1].split()[0]) if status.exists() else 0
