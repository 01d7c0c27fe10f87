"""The two-layer network in NumPy, as a process that bench.py sends work to: python two_layer.py written|lesson|tuned

A line of input is "N D_in H steps rate"; answers.py says what it is answered.
"""
import sys

import numpy as np
from answers import answer


def written(x, y, w1, w2, steps, rate):
    """The program as the well-known example has it."""
    losses = []
    for _ in range(steps):
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        y_pred = h_relu.dot(w2)
        losses.append(np.square(y_pred - y).sum())

        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.T.dot(grad_y_pred)
        grad_h_relu = grad_y_pred.dot(w2.T)
        grad_h = grad_h_relu.copy()
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)

        w1 -= rate * grad_w1
        w2 -= rate * grad_w2
    return losses


def lesson(x, t, w1, w2, steps, rate):
    """The program as lesson 06 and the golden file have it, which makes new weights in each step."""
    losses = []
    for _ in range(steps):
        hidden = x @ w1
        active = np.maximum(hidden, 0)
        difference = active @ w2 - t
        losses.append((difference ** 2).sum())

        d_out = 2 * difference
        d_w2 = active.T @ d_out
        d_hidden = (d_out @ w2.T) * (hidden > 0)
        d_w1 = x.T @ d_hidden

        w1, w2 = w1 - rate * d_w1, w2 - rate * d_w2
    return losses


def tuned(x, y, w1, w2, steps, rate):
    """The same with every result in an array that is already there."""
    h, y_pred = np.empty((len(x), len(w2))), np.empty_like(y)
    h_relu, grad_h, dead, square = np.empty_like(h), np.empty_like(h), np.empty(h.shape, bool), np.empty_like(y)
    grad_w1, grad_w2 = np.empty_like(w1), np.empty_like(w2)
    losses = []
    for _ in range(steps):
        np.dot(x, w1, out=h)
        np.maximum(h, 0, out=h_relu)
        np.dot(h_relu, w2, out=y_pred)
        y_pred -= y
        losses.append(np.square(y_pred, out=square).sum())

        y_pred *= 2
        np.dot(h_relu.T, y_pred, out=grad_w2)
        np.dot(y_pred, w2.T, out=grad_h)
        np.less(h, 0, out=dead)
        np.copyto(grad_h, 0, where=dead)
        np.dot(x.T, grad_h, out=grad_w1)

        grad_w1 *= rate
        w1 -= grad_w1
        grad_w2 *= rate
        w2 -= grad_w2
    return losses


def prepare(n, d, h, steps, rate):
    n, d, h = int(n), int(d), int(h)
    np.random.seed(0)
    numbers = np.random.randn(n, d), np.random.randn(n, 10), np.random.randn(d, h), np.random.randn(h, 10)
    return lambda: run(*numbers, int(steps), float(rate))


run = {"written": written, "lesson": lesson, "tuned": tuned}[sys.argv[1]]
answer(prepare)
