package backprop.matrix;

import org.apache.commons.math3.linear.RealMatrix;

/**
 * A matrix that a network learns: its value, and its gradient from the last backward pass. A parameter belongs to one
 * layer, whose backward sets the gradient anew each time.
 */
public final class Parameter {
    private final String name;
    private DenseMatrix value;
    private DenseMatrix gradient;
    private int changes;

    /**
     * @param name what errors and the ledger call it, say {@code W1}
     * @param value copied, so that training changes nothing outside
     * @throws IllegalArgumentException if the name is null or blank, or the value is null or empty or has an entry that
     * is not finite
     */
    public Parameter(String name, RealMatrix value) {
        Shapes.given("Parameter", "the name", name, "one, say \"W1\"");
        if (name.isBlank()) {
            throw new IllegalArgumentException("Parameter: the name is blank; give it one, say \"W1\".");
        }
        Shapes.finite("Parameter", name, value);
        this.name = name;
        this.value = DenseMatrix.frozen(value);
    }

    /** What errors and the ledger call it. */
    public String name() {
        return name;
    }

    /**
     * The value as it is now, read-only: its numbers stay the same in any further step. To change the value, use
     * {@link #set}.
     */
    public DenseMatrix value() {
        return live().freeze();
    }

    /** The value itself, which the next step may overwrite; only for use until then. */
    DenseMatrix live() {
        Claim.check("Parameter.value", this);
        return value;
    }

    /**
     * Sets the value to a copy of this one. The gradient belonged to the old value, so it is forgotten.
     *
     * @throws IllegalArgumentException if the new value has another shape
     */
    public void set(RealMatrix newValue) {
        Claim.check("Parameter.set", this);
        Shapes.same("Parameter.set", "the new " + name, newValue, name, value);
        value = DenseMatrix.frozen(newValue);
        gradient = null;
        changes++;
    }

    /**
     * The derivative of the loss with respect to each entry of the value, in the value's shape; read-only, and the same
     * after any further backward pass.
     *
     * @throws IllegalStateException if no backward pass has filled it since the value was set
     */
    public DenseMatrix gradient() {
        Claim.check("Parameter.gradient", this);
        return present().freeze();
    }

    private DenseMatrix present() {
        if (gradient == null) {
            throw new IllegalStateException("Parameter.gradient: " + name
                    + " has no gradient yet; run forward and backward first.");
        }
        return gradient;
    }

    /** Whether a backward pass has filled the gradient since the value was set. */
    public boolean hasGradient() {
        return gradient != null;
    }

    /** So that an old gradient is not taken for a new one. */
    void forgetGradient() {
        Claim.check("Parameter.setGradient", this);
        gradient = null;
    }

    /**
     * Sets the gradient to a copy of this one.
     *
     * @throws IllegalArgumentException if the gradient has another shape than the value
     */
    public void setGradient(RealMatrix newGradient) {
        Claim.check("Parameter.setGradient", this);
        Shapes.same("Parameter.setGradient", "the gradient of " + name, newGradient, name, value);
        gradient = DenseMatrix.frozen(newGradient);
    }

    /**
     * A gradient in the value's shape, whose entries the layer is about to set: the same matrix as before, unless
     * others hold it.
     */
    DenseMatrix freshGradient() {
        Claim.check("Parameter.setGradient", this);
        if (gradient == null || gradient.isFrozen()) {
            gradient = new DenseMatrix(value.getRowDimension(), value.getColumnDimension());
        }
        return gradient;
    }

    /**
     * A step against the gradient: {@code W ← W − η·dW}. The matrix that {@link #value} gave before stays as it is.
     *
     * @param learningRate η
     * @throws IllegalStateException if there is no gradient
     */
    public void descend(double learningRate) {
        Claim.check("Parameter.descend", this);
        DenseMatrix by = present();
        value = value.isFrozen() ? value.copy() : value;
        value.subtractScaled(learningRate, by);
        changes++;
    }

    /**
     * Remembers value and gradient.
     *
     * @return what brings both back
     */
    public Runnable snapshot() {
        DenseMatrix valueNow = value.freeze();
        DenseMatrix gradientNow = gradient == null ? null : gradient.freeze();
        int changesNow = changes;
        return () -> {
            value = valueNow;
            gradient = gradientNow;
            changes += changes == changesNow ? 0 : 1;
        };
    }

    /** How often the value has changed. */
    int changes() {
        return changes;
    }

    /** Name and shape, say {@code W1 1000×100}. */
    @Override
    public String toString() {
        return name + " " + Shapes.of(value);
    }
}
