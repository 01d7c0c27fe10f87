"""Minibatches in NumPy, as a process that bench.py sends work to: python minibatches.py written|tuned

A line of input is "data hidden size epochs rate", where data is "digits" or, say, "30000x784" for numbers drawn from a
seed; answers.py says what it is answered. The losses are those of the steps, then what was measured before the first
epoch and after each: loss and accuracy, of the examples and of those held out.
"""
import sys
from functools import cache
from pathlib import Path

import numpy as np
from answers import answer

DIGITS = Path(__file__).resolve().parents[3] / "notebooks/data/digits.csv"


@cache
def examples(data):
    """Those to train on and those held out, each x and t; of drawn ones, a tenth as many are held out."""
    np.random.seed(0)
    if data == "digits":
        table = np.loadtxt(DIGITS, delimiter=",", skiprows=1)
        table = table[np.random.permutation(len(table))]
        x, labels, held = table[:, :64] / 16, table[:, 64].astype(int), 450
    else:
        n, d = map(int, data.split("x"))
        x, held = np.random.randn(n + n // 10, d), n // 10
        labels = x[:, :10].argmax(axis=1)
    t = np.eye(10)[labels]
    return (x[:-held], t[:-held]), (x[-held:], t[-held:])


def forward(x, w1, b1, w2, b2):
    h = x @ w1 + b1
    h_relu = np.maximum(h, 0)
    scores = h_relu @ w2 + b2
    scores -= scores.max(axis=1, keepdims=True)
    return h, h_relu, scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))


def measure(x, t, *parameters):
    logs = forward(x, *parameters)[2]
    return -(t * logs).sum() / len(x), (logs.argmax(axis=1) == t.argmax(axis=1)).mean()


def written(x, t, w1, b1, w2, b2, rate):
    """A step as one writes it down; gives what makes one."""
    def step(rows):
        nonlocal w1, b1, w2, b2
        batch, target = x[rows], t[rows]
        h, h_relu, logs = forward(batch, w1, b1, w2, b2)
        loss = -(target * logs).sum() / len(rows)

        grad_scores = (np.exp(logs) - target) / len(rows)
        grad_h = grad_scores.dot(w2.T) * (h > 0)
        w2 -= rate * h_relu.T.dot(grad_scores)
        b2 -= rate * grad_scores.sum(axis=0, keepdims=True)
        w1 -= rate * batch.T.dot(grad_h)
        b1 -= rate * grad_h.sum(axis=0, keepdims=True)
        return loss
    return step


def tuned(x, t, w1, b1, w2, b2, rate):
    """The same with every large result in an array that is already there."""
    grad_w1, grad_w2 = np.empty_like(w1), np.empty_like(w2)
    room = {}

    def step(rows):
        nonlocal w1, b1, w2, b2
        n = len(rows)
        if n not in room:
            room[n] = [np.empty((n, m.shape[1])) for m in (x, w1, w1, w2, t)], np.empty((n, w1.shape[1]), bool)
        (batch, h, grad_h, p, target), dead = room[n]
        np.take(x, rows, axis=0, out=batch, mode="clip")  # any other mode copies once more
        np.take(t, rows, axis=0, out=target, mode="clip")
        np.dot(batch, w1, out=h)
        h += b1
        np.less_equal(h, 0, out=dead)
        np.maximum(h, 0, out=h)
        np.dot(h, w2, out=p)
        p += b2
        p -= p.max(axis=1, keepdims=True)
        known = np.vdot(target, p)  # log p is p less the log of the sum; each row of t sums to 1
        np.exp(p, out=p)
        total = p.sum(axis=1, keepdims=True)
        loss = (np.log(total).sum() - known) / n

        p /= total
        p -= target
        p *= rate / n
        np.dot(p, w2.T, out=grad_h)
        np.copyto(grad_h, 0, where=dead)
        np.dot(h.T, p, out=grad_w2)
        w2 -= grad_w2
        b2 -= p.sum(axis=0)
        np.dot(batch.T, grad_h, out=grad_w1)
        w1 -= grad_w1
        b1 -= grad_h.sum(axis=0)
        return loss
    return step


def train(training, held_out, parameters, size, epochs, step):
    measured, losses = [*measure(*training, *parameters), *measure(*held_out, *parameters)], []
    for _ in range(epochs):
        order = np.random.permutation(len(training[0]))
        losses += [step(order[start:start + size]) for start in range(0, len(order), size)]
        measured += [*measure(*training, *parameters), *measure(*held_out, *parameters)]
    return losses + measured


def prepare(data, hidden, size, epochs, rate):
    training, held_out = examples(data)
    np.random.seed(1)
    shapes = (training[0].shape[1], int(hidden)), (int(hidden), 10)
    (w1, b1), (w2, b2) = ((np.random.randn(*shape) * np.sqrt(2 / shape[0]), np.zeros((1, shape[1])))
                          for shape in shapes)
    step = make(*training, w1, b1, w2, b2, float(rate))
    return lambda: train(training, held_out, (w1, b1, w2, b2), int(size), int(epochs), step)


make = {"written": written, "tuned": tuned}[sys.argv[1]]
answer(prepare)
