"""One warm step of ours by JMH. A step is checked against `Training.run` before it is timed."""
import json
import subprocess
import sys

from competitors import CLASSES, JAVA, MODES, ONE, TARGET
from turns import table


def step():
    """Its time, and the bytes that it allocates, in each mode."""
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
    return table(["one warm step, by JMH", "ms", "bytes allocated, a 500th of what a run does"], *rows)
