package backprop.train;

import backprop.matrix.Claim;
import backprop.matrix.Parameter;
import backprop.matrix.Shapes;
import java.util.List;

/**
 * Plain gradient descent: every parameter takes one step against its gradient, {@code W ← W − η·dW}.
 * Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 4.3.
 *
 * @param learningRate η, how far a step goes for each unit of gradient, above 0
 */
public record GradientDescent(double learningRate) {

    /** @throws IllegalArgumentException if the learning rate is 0, negative, NaN or infinite */
    public GradientDescent {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException("GradientDescent: the learning rate is " + learningRate
                    + "; give a finite number above 0, say 1e-6.");
        }
    }

    /**
     * @throws IllegalStateException if a parameter has no gradient, or another thread works with it; none is changed
     * then
     */
    public void step(List<Parameter> parameters) {
        Shapes.given("GradientDescent.step", "the list of parameters", parameters, "network.parameters()");
        Claim.within("GradientDescent.step", parameters, () -> {
            for (Parameter p : parameters) {
                if (!p.hasGradient()) {
                    p.gradient();  // which says so
                }
            }
            for (Parameter p : parameters) {
                p.descend(learningRate);
            }
            return null;
        });
    }
}
