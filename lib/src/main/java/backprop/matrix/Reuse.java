package backprop.matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets the steps of a training run do without new matrices: results overwrite those of the last step, as long as only
 * layers and a loss of this library see them. A layer or a loss from elsewhere might keep what it sees, so with one of
 * them all results are new, as they are outside a step.
 */
public final class Reuse {
    private final List<Own> own = new ArrayList<>();

    /**
     * For the steps of a run through these layers and this loss, which doesn't touch the results of an earlier run, and
     * takes no old gradient for one of its own.
     */
    public Reuse(List<Layer> layers, Loss loss) {
        List<Object> all = new ArrayList<>(layers);
        all.add(loss);
        if (all.stream().allMatch(Own.class::isInstance)) {
            all.forEach(one -> own.add((Own) one));
        }
        own.forEach(Own::forget);
        layers.forEach(layer -> layer.parameters().forEach(Parameter::forgetGradient));
    }

    /** Begins a step, or ends it: what is asked for between two steps is new. */
    public void step(boolean on) {
        own.forEach(one -> one.step(on));
    }
}
