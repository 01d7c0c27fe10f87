"""The two-layer network of lesson 06 in NumPy: writes two-layer-losses.csv beside itself.

Run it with: python two_layer.py
"""
from pathlib import Path

import numpy as np

np.random.seed(0)
x, y = np.random.randn(64, 1000), np.random.randn(64, 10)
w1, w2 = np.random.randn(1000, 100), np.random.randn(100, 10)
start = (x[0, :3], y[0, :3], w1[0, :3], w2[0, :3])

losses = []
for _ in range(500):
    hidden = x @ w1
    active = np.maximum(hidden, 0)
    difference = active @ w2 - y
    losses.append((difference ** 2).sum())
    d_out = 2 * difference
    d_hidden = (d_out @ w2.T) * (hidden > 0)
    w1, w2 = w1 - 1e-6 * (x.T @ d_hidden), w2 - 1e-6 * (active.T @ d_out)

lines = [f"# np.random.seed(0), NumPy {np.__version__}; made by two_layer.py",
         "# first three of x, y, w1, w2: " + " ".join(repr(float(v)) for part in start for v in part),
         "step,loss"]
lines += [f"{step},{float(loss)!r}" for step, loss in enumerate(losses)]
Path(__file__).with_name("two-layer-losses.csv").write_text("\n".join(lines) + "\n")
