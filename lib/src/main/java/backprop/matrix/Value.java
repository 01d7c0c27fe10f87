package backprop.matrix;

import backprop.scalar.Traced;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A matrix that remembers the layer it came from: {@link backprop.scalar.Scalar} for matrices. Computing with values
 * builds the graph, and {@link #backward} walks it from the loss to the inputs, passing each layer its upstream
 * gradient. The layers' parameters are what learns. Source: Baydin et al., "Automatic Differentiation in Machine
 * Learning: a Survey" (JMLR 18, 2018), section 3.2.
 *
 * <pre>{@code
 * Value loss = Value.of("X", x).times(w1).apply(Relu::new).times(w2).loss(SquaredError::new, t);
 * loss.backward();
 * w1.gradient();
 * }</pre>
 */
public final class Value extends Traced<Value> {
    private final Layer layer;
    private final DenseMatrix value;
    private final int changes;
    private DenseMatrix gradient;
    private List<DenseMatrix> passedBack;

    private Value(String name, Layer layer, List<Value> inputs, DenseMatrix value) {
        super(name, inputs);
        this.layer = layer;
        this.value = DenseMatrix.frozen(value);
        changes = changes();
    }

    /**
     * An input of a graph.
     *
     * @param value any shape, copied
     * @throws IllegalArgumentException if the name is missing, or the value is null or empty or has an entry that is
     * not finite
     */
    public static Value of(String name, RealMatrix value) {
        named("Value", name, "Value.of(\"X\", x)");
        Shapes.finite("Value.of", name, value);
        return new Value(name, null, List.of(), DenseMatrix.frozen(value));
    }

    /** {@code this·W}, through a {@link MatMul}. Errors are those of the layer. */
    public Value times(Parameter w) {
        return apply(() -> new MatMul(w));
    }

    /**
     * {@code this + other}, entry by entry, through which two branches of a graph meet.
     *
     * @throws IllegalArgumentException if the other is null or has another shape
     */
    public Value plus(Value other) {
        Shapes.given("Value.plus", "the other", other, "a Value, as in Value.of(\"Z\", z)");
        Shapes.same("Value.plus", "the other", other.value, "this value", value);
        return through(new Sum(other.value), List.of(this, other));
    }

    /**
     * This value through a layer of any kind, as in {@code x.apply(Relu::new)} or {@code x.apply(() -> new Affine(w,
     * b))}. Each use makes its own layer, because a layer remembers the inputs of one forward pass only. If another
     * graph shares a layer of this library, that is noticed; a shared layer of your own gives wrong gradients.
     *
     * @throws IllegalArgumentException if there is no layer; else what the layer throws
     * @throws IllegalStateException if the layer's forward returns null
     */
    public Value apply(Supplier<? extends Layer> kind) {
        return through(made("Value.apply", kind, "layer", "x.apply(Relu::new)"), List.of(this));
    }

    /**
     * How far this value is from the targets, a single number, as in {@code y.loss(SquaredError::new, t)}.
     *
     * @param t the targets, in the shape of this value, copied
     * @throws IllegalArgumentException if there is no loss, or t is null or empty; else what the loss throws
     */
    public Value loss(Supplier<? extends Loss> kind, RealMatrix t) {
        Loss fresh = made("Value.loss", kind, "loss", "y.loss(SquaredError::new, t)");
        Shapes.present("Value.loss", "t", t);
        return through(new Against(fresh, t.copy()), List.of(this));
    }

    /** A layer or loss for one use; {@code example} shows how it is asked for. */
    private static <T> T made(String where, Supplier<? extends T> kind, String what, String example) {
        T fresh = kind == null ? null : kind.get();
        if (fresh == null) {
            throw new IllegalArgumentException(where + ": there is no " + what + "; give a supplier of one, as in "
                    + example + ".");
        }
        return fresh;
    }

    private static Value through(Layer layer, List<Value> inputs) {
        RealMatrix y = layer.forward(inputs.get(0).value);
        if (y == null) {
            throw new IllegalStateException("Value: forward of " + layer.formula("X")
                    + " returned null; return the output Y.");
        }
        Value value = new Value(null, layer, inputs, DenseMatrix.of(y));
        Own.passed(layer, value);
        return value;
    }

    /**
     * Sets the gradient of every value and every parameter that this number was computed from. It starts from zero each
     * time, and adds up the contributions of a value or a parameter that is used more than once. The walk is a loop, so
     * a chain of 100,000 layers needs no deep stack. If it fails, no gradient has changed.
     *
     * @throws IllegalStateException if this is not 1×1, a parameter has changed since the forward pass, two uses in
     *     this graph share one layer, or a layer's backward returns null or another shape than its input's or leaves no
     *     gradient for a parameter
     * @throws java.util.concurrent.CancellationException if the thread is interrupted (the notebook's stop button)
     */
    public void backward() {
        number();
        List<Parameter> parameters = parameters();
        Claim.within("Value.backward", parameters, () -> {
            List<Runnable> back = parameters.stream().map(Parameter::snapshot).toList();
            try {
                backward(graph());
            } catch (RuntimeException | Error e) {
                back.forEach(Runnable::run);
                throw e;
            }
            return null;
        });
    }

    private void backward(List<Value> order) {
        refuseWhatHasGone(order);
        Map<Value, DenseMatrix> sums = new IdentityHashMap<>();
        Map<Value, List<DenseMatrix>> passed = new IdentityHashMap<>();
        Map<Parameter, DenseMatrix> learnt = new LinkedHashMap<>();
        sums.put(this, new DenseMatrix(new double[][] {{1}}));
        for (int i = order.size() - 1; i >= 0; i--) {
            StopButton.check(() -> "Value.backward: interrupted; every gradient is as it was.");
            Value v = order.get(i);
            if (v.layer != null) {
                v.layer.parameters().forEach(Parameter::forgetGradient);
                DenseMatrix dx = v.passedBack(sums.get(v));
                List<DenseMatrix> made = new ArrayList<>(List.of(dx));
                v.inputs().forEach(input -> sums.merge(input, dx, DenseMatrix::add));
                v.layer.parameters().forEach(p -> {
                    if (!p.hasGradient()) {
                        throw new IllegalStateException("Value.backward: backward of " + v.layer.formula("X")
                                + " set no gradient for " + p.name() + "; give it one with setGradient.");
                    }
                    made.add(p.gradient());
                    learnt.merge(p, p.gradient(), DenseMatrix::add);
                });
                passed.put(v, List.copyOf(made));
            }
        }
        for (Value v : order) {
            v.gradient = DenseMatrix.frozen(sums.get(v));
            v.passedBack = passed.get(v);
            v.reachedFrom(this);
        }
        learnt.forEach(Parameter::setGradient);
    }

    /** What each input of this value's layer gets: one matrix, because a sum passes the same to both of its inputs. */
    private DenseMatrix passedBack(DenseMatrix dy) {
        RealMatrix dx = layer.backward(dy);
        if (dx == null) {
            throw new IllegalStateException("Value.backward: backward of " + layer.formula("X")
                    + " returned null; return the gradient dX.");
        }
        DenseMatrix x = inputs().get(0).value;
        if (!Shapes.of(dx).equals(Shapes.of(x))) {
            throw new IllegalStateException("Value.backward: backward of " + layer.formula("X") + " returned "
                    + Shapes.of(dx)
                    + " but its input is " + Shapes.of(x) + "; return the gradient dX in the shape of X.");
        }
        return DenseMatrix.frozen(dx);
    }

    /** A layer that remembers another input, or has other weights by now, would give wrong gradients. */
    private static void refuseWhatHasGone(List<Value> order) {
        Set<Layer> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Value v : order) {
            if (v.outdated()) {
                throw new IllegalStateException("Value.backward: a parameter of " + v.layer.formula("X")
                        + " has changed since the forward pass; compute the loss again, then call backward.");
            }
            if (v.layer != null && !seen.add(v.layer)) {
                throw new IllegalStateException("Value.backward: two uses share the layer " + v.layer.formula("X")
                        + ", which remembers only the last one; make a layer for each, as in"
                        + " x.apply(() -> new MatMul(w)).");
            }
        }
        for (Value v : order) {
            Own.refuseIfGone("Value.backward", v.layer, v, "make one for each use, as in x.apply(() -> new"
                    + " MatMul(w)).");
        }
    }

    /**
     * Whether a parameter of this value's layer has changed since the forward pass, so that a backward pass is
     * impossible.
     */
    public boolean outdated() {
        return changes != changes();
    }

    private int changes() {
        return layer == null ? 0 : layer.parameters().stream().mapToInt(Parameter::changes).sum();
    }

    /**
     * What this graph learns, each parameter once, in the order of the forward pass: what {@code GradientDescent}
     * takes.
     */
    public List<Parameter> parameters() {
        Set<Parameter> parameters = new LinkedHashSet<>();
        graph().stream().filter(v -> v.layer != null).forEach(v -> parameters.addAll(v.layer.parameters()));
        return List.copyOf(parameters);
    }

    /** The matrix that the forward pass gave, read-only. */
    public DenseMatrix value() {
        return value;
    }

    /**
     * The number in this matrix, say of a loss.
     *
     * @throws IllegalStateException if this is not 1×1
     */
    public double number() {
        if (value.getRowDimension() != 1 || value.getColumnDimension() != 1) {
            throw new IllegalStateException("Value: this is " + Shapes.of(value)
                    + ", but number() and backward() need a single number;"
                    + " end the graph with a loss, as in y.loss(SquaredError::new, t).");
        }
        return value.getEntry(0, 0);
    }

    /**
     * The derivative of the number whose {@link #backward} reached this value last, with respect to each entry; it has
     * the value's shape. Read-only.
     *
     * @throws IllegalStateException if no backward pass has reached this value: it is not in that graph
     */
    public DenseMatrix gradient() {
        if (gradient == null) {
            throw new IllegalStateException("Value.gradient: no backward pass has reached " + this
                    + "; call backward() on a loss that was computed from it.");
        }
        return gradient;
    }

    /**
     * What this value's layer computed in the last backward pass, or null before one: the gradient that each of its
     * inputs got from it, then the gradients of its parameters, in their order. Read-only.
     */
    public List<DenseMatrix> passedBack() {
        return passedBack;
    }

    /** The layer this value came from; null for an input. */
    public Layer layer() {
        return layer;
    }

    /** The targets that this value, a loss, was computed with; null for any other. */
    public RealMatrix targets() {
        return layer instanceof Against against ? against.t() : null;
    }

    /** Say {@code X 64×1000}, or {@code 64×100} for a computed value. */
    @Override
    public String toString() {
        return (name() == null ? "" : name() + " ") + Shapes.of(value);
    }
}
