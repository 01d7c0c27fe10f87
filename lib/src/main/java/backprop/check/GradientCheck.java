package backprop.check;

import backprop.matrix.Claim;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Layer;
import backprop.matrix.Loss;
import backprop.matrix.Shapes;
import backprop.scalar.Gradients;
import backprop.scalar.Node;
import backprop.scalar.UnaryNode;
import backprop.train.Network;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Compares the gradients of a backward pass with nudges of every entry of every input and parameter, by {@link Slope}.
 * For a node or a layer alone, the upstream gradient is random, but the same in every run. Parameters and their
 * gradients are afterwards as they were. The last forward pass, however, is then one of the check's own, so call
 * forward again before backward.
 */
public final class GradientCheck {
    private static final String HERE = "GradientCheck";

    private GradientCheck() { }

    /**
     * Checks the gradient of any function from a matrix to a number. All other checks are made of this one.
     *
     * @param name what the matrix is called, say {@code W}
     * @param at where the gradient was taken; each call of {@code loss} gets a copy, with one entry nudged
     * @param loss the function
     * @param gradient the derivative of the loss with respect to each entry, in the shape of {@code at}
     * @throws IllegalArgumentException if name, at or loss is null, or an entry of at is not finite
     */
    public static GradientReport of(String name, RealMatrix at, ToDoubleFunction<RealMatrix> loss,
            RealMatrix gradient) {
        Shapes.given(HERE, "the name", name, "one, say \"W\"");
        Shapes.finite(HERE, name, at);
        Shapes.given(HERE, "loss", loss, "a function of " + name);
        Findings found = new Findings();
        found.compare(name, at, loss, gradient);
        return found.report(name);
    }

    /**
     * A node at these two inputs.
     *
     * @throws IllegalArgumentException if the node is null or an input is not finite
     */
    public static GradientReport of(Node node, double x, double y) {
        Shapes.given(HERE, "node", node, "a Node");
        RealMatrix first = single(x);
        RealMatrix second = single(y);
        Shapes.finite(HERE, "x", first);
        Shapes.finite(HERE, "y", second);
        Findings found = new Findings();
        double dout = random(1, 1).getEntry(0, 0);
        node.forward(x, y);
        Gradients gradients = node.backward(dout);
        if (gradients == null) {
            found.fault("backward returned null; return new Gradients(dx, dy).");
        } else {
            found.compare("x", first, m -> dout * node.forward(m.getEntry(0, 0), y), single(gradients.dx()));
            found.compare("y", second, m -> dout * node.forward(x, m.getEntry(0, 0)), single(gradients.dy()));
        }
        return found.report("x " + node.symbol() + " y");
    }

    /**
     * A node with one input, at this number.
     *
     * @throws IllegalArgumentException if the node is null or the input is not finite
     */
    public static GradientReport of(UnaryNode node, double x) {
        Shapes.given(HERE, "node", node, "a UnaryNode");
        RealMatrix at = single(x);
        Shapes.finite(HERE, "x", at);
        Findings found = new Findings();
        double dout = random(1, 1).getEntry(0, 0);
        node.forward(x);
        Gradients gradients = node.backward(dout);
        found.compare("x", at, m -> dout * node.forward(m.getEntry(0, 0)), gradients == null ? null
                : single(gradients.dx()));
        return found.report(node.symbol() + " x");
    }

    /**
     * A layer at this batch: its input and all its parameters.
     *
     * @param x {@code N×D}
     * @throws IllegalArgumentException if one is null or an entry of x is not finite; else what the layer throws
     * @throws IllegalStateException as for a network
     */
    public static GradientReport of(Layer layer, RealMatrix x) {
        Shapes.given(HERE, "layer", layer, "a Layer");
        Shapes.finite(HERE, "X", x);
        Network alone = new Network(layer);
        RealMatrix y = Claim.alone(HERE, List.of(layer), () -> layer.forward(x.copy()));
        if (y == null) {
            Findings found = new Findings();
            found.fault("forward returned null; return the output Y.");
            return found.report(alone.toString());
        }
        return of(alone, new Weighed(y.copy()), x, random(y.getRowDimension(), y.getColumnDimension()));
    }

    /**
     * A loss at these outputs and targets: the gradient of the outputs.
     *
     * @param y {@code N×M}
     * @param t {@code N×M}
     * @throws IllegalArgumentException if one is null or an entry of y or t is not finite; else what the loss throws
     * @throws IllegalStateException as for a network
     */
    public static GradientReport of(Loss loss, RealMatrix y, RealMatrix t) {
        Shapes.given(HERE, "loss", loss, "a Loss");
        Shapes.finite(HERE, "Y", y);
        Shapes.finite(HERE, "T", t);
        return Claim.alone(HERE, List.of(loss), () -> {
            Findings found = new Findings();
            RealMatrix outputs = y.copy();
            RealMatrix targets = t.copy();
            loss.forward(outputs, targets);
            RealMatrix dy = loss.backward();
            found.unchanged(y, outputs, "The loss changed the outputs Y");
            found.unchanged(t, targets, "The loss changed the targets T");
            found.compare("Y", y, m -> loss.forward(m, t.copy()), dy);
            return found.report(loss.getClass().getSimpleName());
        });
    }

    /**
     * A network and its loss at this batch: its input and all its parameters.
     *
     * @param x {@code N×D}
     * @param t in the shape of the outputs, {@code N×M}
     * @throws IllegalArgumentException if one is null or an entry of x or t is not finite; else what layers and loss
     *     throw
     * @throws IllegalStateException if the network or the loss is in a training run or a check already, or in use by
     *     another thread
     * @throws java.util.concurrent.CancellationException if the thread is interrupted (the notebook's stop button)
     */
    public static GradientReport of(Network network, Loss loss, RealMatrix x, RealMatrix t) {
        Shapes.given(HERE, "network", network, "a Network");
        Shapes.given(HERE, "loss", loss, "a Loss");
        Shapes.finite(HERE, "X", x);
        Shapes.finite(HERE, "T", t);
        return network.alone(HERE, loss, new NetworkCheck(network, loss, x, t)::report);
    }

    private static RealMatrix single(double number) {
        return new DenseMatrix(new double[][] {{number}});
    }

    private static RealMatrix random(int rows, int columns) {
        Random random = new Random(1);
        RealMatrix m = new DenseMatrix(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                m.setEntry(i, j, random.nextGaussian());
            }
        }
        return m;
    }
}
