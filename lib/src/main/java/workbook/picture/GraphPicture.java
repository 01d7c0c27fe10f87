package workbook.picture;

import backprop.matrix.Value;
import backprop.scalar.Scalar;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The picture of a graph that was executed. Data flows from left to right; the value is above its arrow in green, and
 * the gradient below it in red italics, after an arrow that points back. If a value forks, each branch shows its own
 * contribution to the gradient, and the sum is to the left of the fork.
 */
public final class GraphPicture {
    static final int MOST_VALUES = 40;

    private GraphPicture() { }

    /**
     * The graph that a value was computed by. It has the gradients if the last backward pass through the graph was that
     * of this value. Numbers have at most six digits.
     *
     * @throws IllegalArgumentException if the value is null or the graph has more than 40 values
     */
    public static Picture of(Scalar output) {
        return of(output, Digits.SIX);
    }

    /** The same with every digit of its numbers, down to the rounding of the arithmetic. */
    public static Picture exactly(Scalar output) {
        return of(output, Digits.ALL);
    }

    private static Picture of(Scalar output, Digits digits) {
        List<Scalar> order = order("GraphPicture", output, Scalar::graph);
        return of(ScalarVertex.all(order, digits), order.stream().allMatch(v -> v.hasGradientOf(output)));
    }

    /**
     * The same for a graph of matrices. A matrix of one row and at most four columns is written with its entries, any
     * other with its shape.
     *
     * @throws IllegalArgumentException as {@link #of(Scalar)}
     */
    public static Picture of(Value output) {
        List<Value> order = order("GraphPicture", output, Value::graph);
        return of(ValueVertex.all(order), order.stream().allMatch(v -> v.hasGradientOf(output)));
    }

    private static Picture of(List<Vertex> order, boolean gradients) {
        Moment end = new Moment(null, Set.copyOf(order), gradients ? Set.copyOf(order) : Set.of());
        return new Picture(GraphText.of(order, gradients), GraphDrawing.of(new GraphLayout(order, gradients), end,
                legend(gradients)).svg(), null);
    }

    static String legend(boolean gradients) {
        return "above an arrow: the value, forward \u2192" + (gradients ? " · below: the gradient, \u2190 backward"
                : "");
    }

    /**
     * The values of a graph that is small enough to be read, each after its inputs. Errors are those of {@link #of}, in
     * the name of {@code where}.
     */
    static <V> List<V> order(String where, V output, Function<V, List<V>> graph) {
        if (output == null) {
            throw new IllegalArgumentException(where + ": there is no value to draw; give it the output of a graph.");
        }
        List<V> order = graph.apply(output);
        if (order.size() > MOST_VALUES) {
            throw new IllegalArgumentException(where + ": the graph has " + order.size() + " values, and more than "
                    + MOST_VALUES
                    + " can't be read in a picture; draw one of its intermediate values.");
        }
        return order;
    }
}
