"""A short run on the digits in minibatches, in NumPy: writes digits-epochs.csv beside itself.

Run it with: python digits.py
"""
from pathlib import Path

import numpy as np

here = Path(__file__).resolve()
table = np.loadtxt(here.parents[5] / "notebooks/data/digits.csv", delimiter=",", skiprows=1)
np.random.seed(0)
table = table[np.random.permutation(len(table))]
x, t = table[:, :64] / 16, np.eye(10)[table[:, 64].astype(int)]
train, held = slice(0, 1347), slice(1347, None)
w1, b1 = np.random.randn(64, 64) * np.sqrt(2 / 64), np.zeros((1, 64))
w2, b2 = np.random.randn(64, 10) * np.sqrt(2 / 64), np.zeros((1, 10))


def forward(inputs):
    hidden = inputs @ w1 + b1
    active = np.maximum(hidden, 0)
    scores = active @ w2 + b2
    scores = scores - scores.max(axis=1, keepdims=True)
    return hidden, active, scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))


def measure(part):
    logs = forward(x[part])[2]
    return -(t[part] * logs).sum() / len(logs), (logs.argmax(axis=1) == t[part].argmax(axis=1)).mean()


rows = [(*measure(train), *measure(held))]
for epoch in range(10):
    order = np.random.permutation(1347)
    for start in range(0, 1347, 32):
        batch = order[start:start + 32]
        hidden, active, logs = forward(x[batch])
        d_scores = (np.exp(logs) - t[batch]) / len(batch)
        d_hidden = (d_scores @ w2.T) * (hidden > 0)
        w2, b2 = w2 - 0.1 * (active.T @ d_scores), b2 - 0.1 * d_scores.sum(axis=0, keepdims=True)
        w1, b1 = w1 - 0.1 * (x[batch].T @ d_hidden), b1 - 0.1 * d_hidden.sum(axis=0, keepdims=True)
    rows.append((*measure(train), *measure(held)))

lines = [f"# np.random.seed(0), NumPy {np.__version__}; made by digits.py",
         "epoch,loss,accuracy,held-out loss,held-out accuracy"]
lines += [",".join([str(epoch), *(repr(float(number)) for number in row)]) for epoch, row in enumerate(rows)]
here.with_name("digits-epochs.csv").write_text("\n".join(lines) + "\n")
