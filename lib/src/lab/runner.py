"""Runs a check on every notebook that was asked for, after the checker's own tests when all are."""
import sys
import time
import unittest
from fnmatch import fnmatch

import kernel
from outputs import Fault


def run(pattern, tests, check):
    """Ends this process, with 0 if nothing fails. `check` gets a path; it returns words, or raises Fault."""
    paths, failed = find(pattern), 0
    if pattern == "*":
        suite = unittest.defaultTestLoader.loadTestsFromNames(tests)
        if not unittest.TextTestRunner(stream=sys.stdout).run(suite).wasSuccessful():
            kernel.fail("The notebooks were not checked: their checker fails its own tests.")
    else:
        print("The checker's own tests are skipped: they run when all notebooks are checked.", flush=True)
    for path in paths:
        name, start = path.relative_to(kernel.PROJECT).as_posix(), time.monotonic()
        try:
            said = check(path)
            print(f"ok    {name}: {said}, {time.monotonic() - start:.1f} s", flush=True)
        except Fault as fault:
            failed += 1
            print(f"FAIL  {name}: {fault}", flush=True)
    print(f"{len(paths) - failed} passed, {failed} failed", flush=True)
    sys.exit(1 if failed else 0)


def find(pattern):
    folder = kernel.PROJECT / "notebooks"
    paths = sorted(p for p in folder.rglob("*.ipynb")
                   if fnmatch(p.name, pattern) and ".ipynb_checkpoints" not in p.parts)
    if not paths:
        kernel.fail(f"There is no notebook {pattern} in {folder}.")
    return paths
