package workbook.notebook;

import backprop.check.GradientReport;
import backprop.matrix.Shapes;
import backprop.matrix.Value;
import backprop.scalar.Scalar;
import backprop.train.EpochLog;
import backprop.train.EpochProgress;
import backprop.train.Network;
import backprop.train.Progress;
import backprop.train.TrainingLog;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import workbook.picture.EpochPlot;
import workbook.picture.GraphPicture;
import workbook.picture.LossPlot;
import workbook.picture.Picture;
import workbook.picture.Steps;

/**
 * The one place that knows a kernel is there. In a notebook on IJava or JJava, what {@code show} returns is a
 * cell's output when it stands on the cell's last line; anywhere else it is the picture or the report itself, whose
 * {@code toString} is its text.
 */
public final class Notebook {

    private Notebook() { }

    /** A picture as a cell's output. @throws IllegalArgumentException if it is null */
    public static Object show(Picture picture) {
        if (picture == null) {
            throw new IllegalArgumentException("Notebook.show: picture is null; give it a Picture.");
        }
        return Kernel.running().map(kernel -> kernel.output(picture.forms())).orElse(picture);
    }

    /** The graph that a value was computed by, drawn. */
    public static Object show(Scalar output) {
        return show(GraphPicture.of(output));
    }

    /** The same with every digit of its numbers; {@code show} rounds them to six. */
    public static Object showExactly(Scalar output) {
        return show(GraphPicture.exactly(output));
    }

    /** The backward pass of a value's graph, a step a node, each folded away until the reader has predicted it. */
    public static Object showBackward(Scalar output) {
        return show(Steps.backward(output));
    }

    /** The forward pass of a value's graph, in the same way. */
    public static Object showForward(Scalar output) {
        return show(Steps.forward(output));
    }

    /** The graph that a matrix was computed by, drawn. */
    public static Object show(Value output) {
        return show(GraphPicture.of(output));
    }

    /** The backward pass of a matrix's graph, a step a layer. */
    public static Object showBackward(Value output) {
        return show(Steps.backward(output));
    }

    /** The forward pass of a matrix's graph, in the same way. */
    public static Object showForward(Value output) {
        return show(Steps.forward(output));
    }

    /** The last backward pass of a network, a step a layer, with its shapes. */
    public static Object showBackward(Network network) {
        return show(Steps.backward(network));
    }

    /** The last forward pass of a network, in the same way. */
    public static Object showForward(Network network) {
        return show(Steps.forward(network));
    }

    private static Object show(Steps steps) {
        return Kernel.running().map(kernel -> kernel.output(steps.forms())).orElse(steps);
    }

    /** The loss of one or more training runs, plotted. */
    public static Object show(TrainingLog... logs) {
        return show(LossPlot.of(logs));
    }

    /** What a gradient check saw, as a table. @throws IllegalArgumentException if it is null */
    public static Object show(GradientReport report) {
        if (report == null) {
            throw new IllegalArgumentException("Notebook.show: report is null; give it a GradientReport.");
        }
        return Kernel.running()
                .map(kernel -> kernel.output(Map.of("text/html", report.html(), "text/plain", report.toString())))
                .orElse(report);
    }

    /** The losses of a run in minibatches, plotted. */
    public static Object showLoss(EpochLog log) {
        return show(EpochPlot.loss(log));
    }

    /** The accuracies of a run in minibatches, plotted. */
    public static Object showAccuracy(EpochLog log) {
        return show(EpochPlot.accuracy(log));
    }

    /** How far a training run is: a bar in a notebook, at most ten updates a second; lines of text anywhere else. */
    public static Progress progress() {
        Live live = new Live();
        return (step, steps, loss) -> live.show(step == 1, step == steps, () -> Bar.of(step, steps, loss).forms());
    }

    /** How far a run in minibatches is, in the same way. */
    public static EpochProgress epochs() {
        Live live = new Live();
        return (log, epochs) -> live.show(log.last().number() == 0, log.last().number() == epochs,
                () -> Bar.of(log, epochs).forms());
    }

    /**
     * The same with a picture in place of a bar.
     *
     * @param draw what draws it; it may ask the network that is being trained
     */
    public static EpochProgress live(Function<EpochLog, Picture> draw) {
        if (draw == null) {
            throw new IllegalArgumentException("Notebook.live: draw is null; give it what makes a Picture of an"
                    + " EpochLog, say EpochPlot::accuracy.");
        }
        Live live = new Live();
        return (log, epochs) -> live.show(log.last().number() == 0, log.last().number() == epochs, () -> {
            Picture now = draw.apply(log);
            Shapes.given("Notebook.live", "what draw made", now, "a Picture each time");
            Map<String, Object> forms = new LinkedHashMap<>(now.forms());
            forms.keySet().retainAll(Set.of("text/html", "text/plain"));  // plotly's form would not be drawn anew
            return forms;
        });
    }

    /**
     * A file of this project, wherever the kernel works: an editor may start it in another folder than JupyterLab does.
     *
     * @param name its path from the project's folder, say {@code notebooks/data/digits.csv}
     * @throws IllegalArgumentException if there is none
     */
    public static String file(String name) {
        Shapes.given("Notebook.file", "name", name, "a path, say \"notebooks/data/digits.csv\"");
        Path folder = library();
        while (folder != null && !Files.exists(folder.resolve("pom.xml"))) {
            folder = folder.getParent();
        }
        if (folder == null || !Files.exists(folder.resolve(name))) {
            throw new IllegalArgumentException("Notebook.file: there is no " + name + " in "
                    + (folder == null ? "any folder above " + library() : folder)
                    + "; give a path from the project's folder, say \"notebooks/data/digits.csv\".");
        }
        return folder.resolve(name).toString();
    }

    private static Path library() {
        try {
            return Path.of(Notebook.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
