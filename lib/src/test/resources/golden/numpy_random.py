"""NumPy's legacy random stream: writes numpy-random.csv beside itself.

For each seed: the first five and then every thousandth of 5000 numbers, and their sum, added up one after another.
The same of a permutation of 5000, but the sum of each number times its place: the plain sum would be that of any order.
Run it with: python numpy_random.py
"""
from pathlib import Path

import numpy as np

lines = [f"# NumPy {np.__version__}; made by numpy_random.py", "seed,kind,index,value"]
for seed in (0, 1, 42, 2147483647):
    for kind in ("rand", "randn"):
        np.random.seed(seed)
        values = getattr(np.random, kind)(5000)
        total = 0.0
        for value in values:
            total += float(value)
        lines += [f"{seed},{kind},{i},{float(values[i])!r}" for i in (*range(5), *range(999, 5000, 1000))]
        lines.append(f"{seed},{kind},sum,{total!r}")
    np.random.seed(seed)
    values = np.random.permutation(5000)
    lines += [f"{seed},permutation,{i},{values[i]}" for i in (*range(5), *range(999, 5000, 1000))]
    lines.append(f"{seed},permutation,sum,{np.dot(np.arange(5000), values)}")
Path(__file__).with_name("numpy-random.csv").write_text("\n".join(lines) + "\n")
