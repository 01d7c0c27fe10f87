package workbook.picture;

import backprop.matrix.Parameter;
import backprop.matrix.Value;
import backprop.scalar.Scalar;
import backprop.train.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A pass through a graph or a network that was executed, with a frame for each node: its inputs, a question, and the
 * answer with its arithmetic, so that a reader can predict first. A notebook folds each answer away. If nothing can be
 * clicked, all frames are shown one below the other.
 */
public final class Steps {
    static final String OUTDATED = "Steps: a parameter has changed since the last forward pass, so values and"
            + " gradients no longer match; run forward and backward again, and show the steps before you change it.";
    /** When printed, every answer is open. */
    private static final String PRINT = "<style>@media"
            + " print{.step::details-content{content-visibility:visible}}</style>\n";

    private final Sketch start;
    private final List<Frame> frames;
    private final String legend;

    /**
     * @param start what is known before the first step
     * @param frames one for each node, in the order in which the nodes run
     * @param legend what the labels mean
     */
    Steps(Sketch start, List<Frame> frames, String legend) {
        this.start = start;
        this.frames = frames;
        this.legend = legend;
    }

    /**
     * The backward pass, from the output to the inputs.
     *
     * @throws IllegalArgumentException if the value is null or an input, or the graph has more than 40 values
     * @throws IllegalStateException if the last backward pass through the graph was not this output's
     */
    public static Steps backward(Scalar output) {
        List<Scalar> order = GraphPicture.order("Steps", output, Scalar::graph);
        return new GraphSteps(ScalarVertex.all(order, Digits.SIX))
                .backward(order.stream().allMatch(v -> v.hasGradientOf(output)));
    }

    /**
     * The forward pass, from the inputs to the output.
     *
     * @throws IllegalArgumentException if the value is null or an input, or the graph has more than 40 values
     */
    public static Steps forward(Scalar output) {
        List<Scalar> order = GraphPicture.order("Steps", output, Scalar::graph);
        return new GraphSteps(ScalarVertex.all(order, Digits.SIX)).forward();
    }

    /**
     * The backward pass of a graph of matrices, with its shapes, and the entries of matrices of at most 4×4.
     *
     * @throws IllegalArgumentException as {@link #backward(Scalar)}
     * @throws IllegalStateException as {@link #backward(Scalar)}, or if parameters have changed since the forward pass
     */
    public static Steps backward(Value output) {
        List<Value> order = upToDate(output);
        return new GraphSteps(ValueVertex.all(order)).backward(order.stream().allMatch(v -> v.hasGradientOf(output)));
    }

    /** As {@link #backward(Value)}, but the forward pass. */
    public static Steps forward(Value output) {
        return new GraphSteps(ValueVertex.all(upToDate(output))).forward();
    }

    private static List<Value> upToDate(Value output) {
        List<Value> order = GraphPicture.order("Steps", output, Value::graph);
        if (order.stream().anyMatch(Value::outdated)) {
            throw new IllegalStateException(OUTDATED);
        }
        refuseLetters(output.parameters());
        return order;
    }

    /** A formula can't use one letter for two matrices. */
    static void refuseLetters(List<Parameter> parameters) {
        for (Parameter p : parameters) {
            if (p.name().matches("d?([XYZT]|H\\d+)")) {
                throw new IllegalArgumentException("Steps: a parameter is called " + p.name()
                        + ", but in the formulas that name already means another matrix; give the parameter another"
                        + " name, say W1.");
            }
        }
    }

    /**
     * The last backward pass of a network, from the last layer to the first, with its shapes, and the entries of
     * matrices of at most 4×4.
     *
     * @throws IllegalArgumentException if the network is null or has more than 40 layers
     * @throws IllegalStateException if no backward pass has run since the last forward pass, or parameters have changed
     * since
     */
    public static Steps backward(Network network) {
        return NetworkSteps.backward(network);
    }

    /** As {@link #backward(Network)}, but the last forward pass, from the first layer to the last. */
    public static Steps forward(Network network) {
        return NetworkSteps.forward(network);
    }

    /** The forms by MIME type, as a kernel's output carries them. */
    public Map<String, Object> forms() {
        Map<String, Object> forms = new LinkedHashMap<>();
        forms.put("text/html", html());
        forms.put("image/svg+xml", strip().svg(Strip.RULES));
        forms.put("text/plain", toString());
        return forms;
    }

    private String html() {
        StringBuilder html = new StringBuilder(PRINT + Picture.image("Before the first step.", start.svg()));
        for (int i = 0; i < frames.size(); i++) {
            Picture.checkStop("Steps", "step", i, frames.size());
            Frame frame = frames.get(i);
            html.append("\n<details class=\"step\"><summary>").append(Picture.escape(title(i) + frame.question()))
                    .append("</summary>\n")
                    .append(Picture.image("After step " + (i + 1) + ".", frame.sketch().svg())).append("\n<pre>")
                    .append(Picture.escape(String.join("\n", frame.answer()))).append("</pre><br></details>");
        }
        return html.toString();
    }

    private Sketch strip() {
        Strip strip = new Strip();
        for (int i = 0; i < frames.size(); i++) {
            strip.add(title(i) + frames.get(i).told() + ".", frames.get(i));
        }
        return strip.end(legend);
    }

    private String title(int i) {
        return "Step " + (i + 1) + " of " + frames.size() + ", " + frames.get(i).node() + ": ";
    }

    /** A line a step. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            lines.add(title(i) + frames.get(i).told() + "; " + frames.get(i).answer().stream()
                    .map(a -> a.lines().findFirst().orElse(""))
                    .collect(Collectors.joining("; ")) + ".");
        }
        return String.join("\n", lines);
    }
}
