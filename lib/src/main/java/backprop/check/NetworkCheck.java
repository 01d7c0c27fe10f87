package backprop.check;

import backprop.matrix.Loss;
import backprop.matrix.Parameter;
import backprop.train.Network;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/** Nudges the input and every parameter of a network with its loss; all of them are afterwards as they were. */
final class NetworkCheck {
    private final Findings found = new Findings();
    private final Network network;
    private final Loss loss;
    private final RealMatrix x;
    private final RealMatrix t;

    NetworkCheck(Network network, Loss loss, RealMatrix x, RealMatrix t) {
        this.network = network;
        this.loss = loss;
        this.x = x;
        this.t = t;
    }

    GradientReport report() {
        if (network.parameters().stream().anyMatch(p -> p.name().equals("X"))) {
            throw new IllegalArgumentException("GradientCheck: a parameter is called X, and so is the input; give the"
                    + " parameter another name, say W1.");
        }
        List<Runnable> back = network.parameters().stream().map(Parameter::snapshot).toList();
        try {
            everyOperand();
            return found.report(network.toString());
        } finally {
            back.forEach(Runnable::run);
            network.ledger().clear();
        }
    }

    private void everyOperand() {
        network.parameters().forEach(p -> p.set(p.value()));  // which forgets the gradient
        RealMatrix input = x.copy();
        lossAt(input);
        found.unchanged(x, input, "forward changed its input X");
        RealMatrix kept = input.copy();
        RealMatrix upstream = loss.backward();
        if (upstream == null) {
            found.fault("dY is null; the loss's backward must return the gradient of Y.");
            return;
        }
        RealMatrix dout = upstream.copy();
        RealMatrix dx = network.backward(upstream);
        found.unchanged(dout, upstream, "backward changed its upstream gradient dY");
        found.unchanged(kept, input, "backward changed the input X");
        found.compare("X", x, this::lossAt, dx);
        for (Parameter p : network.parameters()) {
            if (!p.hasGradient()) {
                found.fault("backward set no gradient for " + p.name() + "; give it one with setGradient.");
                continue;
            }
            RealMatrix value = p.value();
            found.compare(p.name(), value, m -> {
                p.set(m);
                return lossAt(x.copy());
            }, p.gradient());
            p.set(value);
        }
    }

    private double lossAt(RealMatrix input) {
        return loss.forward(network.forward(input), t);
    }
}
