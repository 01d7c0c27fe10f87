"""Lesson 06 as a Python programmer would write it, a cell for each code cell of the lesson; bench.py runs both."""
# %%
import numpy as np
import plotly.graph_objects as go
from IPython.display import HTML, display
# %%
np.random.seed(0)
x, t = np.random.randn(64, 1000), np.random.randn(64, 10)
start1, start2 = np.random.randn(1000, 100), np.random.randn(100, 10)
print("%.8f %.8f %.8f" % tuple(x[0, :3]))
# %%
class Relu:
    parameters = ()

    def forward(self, x):
        self.x = x
        return np.maximum(x, 0)

    def backward(self, dy):
        return dy * (self.x > 0)

relu, sevens = Relu(), np.full((1, 5), 7.0)
print(relu.forward(np.array([[-2, -0.5, 0, 0.5, 2]])))
print(relu.backward(sevens))
# %%
h = 0.001
print((max(0, 0 + h) - max(0, 0)) / h)
print((max(0, 0) - max(0, 0 - h)) / h)
print((max(0, 0 + h) - max(0, 0 - h)) / (2 * h))
# %%
(x @ start1 == 0).sum()
# %%
class SquaredError:
    def forward(self, y, t):
        self.difference = y - t
        return (self.difference ** 2).sum()

    def backward(self):
        return 2 * self.difference

error, five, two = SquaredError(), np.array([[5.0]]), np.array([[2.0]])
error.forward(five, two)
print(error.backward()[0, 0])
up, down = error.forward(five + 0.5, two), error.forward(five - 0.5, two)
print(up - down)
# %%
import time

def progress():
    handle, last = display(HTML(""), display_id=True), 0

    def at(step, steps, loss):
        nonlocal last
        if step == steps or time.time() - last > 0.1:
            last = time.time()
            bar = f"<progress max={steps} value={step}></progress>"
            handle.update(HTML(f"{bar} step {step} of {steps}, loss {loss:.4g}"))
    return at
# %%
w1, w2, losses, bar = start1, start2, [], progress()
for step in range(500):
    hidden = x @ w1
    active = np.maximum(hidden, 0)
    difference = active @ w2 - t
    losses.append((difference ** 2).sum())

    d_out = 2 * difference
    d_w2 = active.T @ d_out
    d_hidden = (d_out @ w2.T) * (hidden > 0)
    d_w1 = x.T @ d_hidden

    w1, w2 = w1 - 1e-6 * d_w1, w2 - 1e-6 * d_w2
    bar(step + 1, 500, losses[-1])
# %%
golden = np.loadtxt("../lib/src/test/resources/golden/two-layer-losses.csv", delimiter=",", skiprows=3)[:, 1]
print("step   this loop       file")
for step in (0, 1, 2, 10, 100, 250, 499):
    print("%4d   %-13.7e   %-13.7e" % (step, losses[step], golden[step]))
# %%
print("largest relative difference below 1e-9:", np.abs(losses / golden - 1).max() < 1e-9)
# %%
class MatMul:
    def __init__(self, w):
        self.w, self.parameters = w.copy(), (self,)

    def forward(self, x):
        self.x = x
        return x @ self.w

    def backward(self, dy):
        self.gradient = self.x.T @ dy
        return dy @ self.w.T

class Network:
    def __init__(self, *layers):
        self.layers, self.parameters = layers, [p for layer in layers for p in layer.parameters]

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dy):
        for layer in reversed(self.layers):
            dy = layer.backward(dy)

def two_layer():
    return Network(MatMul(start1), Relu(), MatMul(start2))

def run(network, rate, bar):
    loss, log = SquaredError(), []
    for step in range(500):
        log.append(loss.forward(network.forward(x), t))
        if not np.isfinite(log[-1]):
            raise ArithmeticError(log)
        network.backward(loss.backward())
        for p in network.parameters:
            p.w -= rate * p.gradient
        bar(step + 1, 500, log[-1])
    return np.array(log)

network = two_layer()
log = run(network, 1e-6, progress())
# %%
print("largest relative difference below 1e-9:", np.abs(log / losses - 1).max() < 1e-9)
# %%
print([(type(layer).__name__, getattr(layer, "x", None).shape) for layer in network.layers])
# %%
def show(*logs):
    figure = go.Figure([go.Scatter(y=log) for log in logs])
    return figure.update_yaxes(type="log").update_layout(title="Loss of each step")

show(log)
# %%
faster = run(two_layer(), 1.5e-6, progress())
for step in (0, 1, 2, 3, 4, 499):
    print("%4d   %.4g" % (step, faster[step]))
# %%
stalled = two_layer()
doubled = run(stalled, 2e-6, progress())
# %%
def dead(network):
    return ((x @ network.layers[0].w).max(axis=0) <= 0).sum()

print("at 1e-6:", dead(network), "at 2e-6:", dead(stalled))
# %%
np.seterr(all="ignore")
try:
    run(two_layer(), 4e-6, lambda *_: None)
except ArithmeticError as e:
    diverged = np.array(e.args[0])
    print(len(diverged) - 1, diverged[-1])
# %%
show(log, faster, doubled)
# %%
show(diverged)
# %%
np.random.seed(1)
new_x, new_t = np.random.randn(64, 1000), np.random.randn(64, 10)
loss = SquaredError()
print("%.3g" % loss.forward(network.forward(x), t))
print("%.3g" % loss.forward(network.forward(new_x), new_t))
print("%.3g" % loss.forward(0 * new_t, new_t))
