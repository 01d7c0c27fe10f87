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
 * Shows things in a notebook; only this package knows that there is a kernel. In a notebook on IJava or JJava,
 * {@code show} on the last line of a cell makes the cell's output. Anywhere else it returns the picture or the report
 * itself, whose {@code toString} is its text.
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

    /** Draws the graph that a value was computed by. Its numbers have at most six digits. */
    public static Object show(Scalar output) {
        return show(GraphPicture.of(output));
    }

    /** Draws it with every digit of its numbers. */
    public static Object showExactly(Scalar output) {
        return show(GraphPicture.exactly(output));
    }

    /**
     * The backward pass of a value's graph, one step for each node, each folded away until the reader has predicted it.
     */
    public static Object showBackward(Scalar output) {
        return show(Steps.backward(output));
    }

    /** The forward pass of a value's graph, in the same way. */
    public static Object showForward(Scalar output) {
        return show(Steps.forward(output));
    }

    /** Draws the graph that a matrix was computed by. */
    public static Object show(Value output) {
        return show(GraphPicture.of(output));
    }

    /** The backward pass of a matrix's graph, one step for each layer. */
    public static Object showBackward(Value output) {
        return show(Steps.backward(output));
    }

    /** The forward pass of a matrix's graph, in the same way. */
    public static Object showForward(Value output) {
        return show(Steps.forward(output));
    }

    /** The last backward pass of a network, one step for each layer, with its shapes. */
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

    /** The result of a gradient check, as a table. @throws IllegalArgumentException if it is null */
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

    /**
     * Shows how far a training run is: in a notebook a bar, updated at most ten times a second, and anywhere else lines
     * of text.
     */
    public static Progress progress() {
        Live live = new Live();
        return (step, steps, loss) -> live.show(step == 1, step == steps, () -> Bar.of(step, steps, loss).forms());
    }

    /** The same for a run in minibatches. */
    public static EpochProgress epochs() {
        Live live = new Live();
        return (log, epochs) -> live.show(log.last().number() == 0, log.last().number() == epochs,
                () -> Bar.of(log, epochs).forms());
    }

    /**
     * The same with a picture instead of a bar.
     *
     * @param draw draws the picture; it may use the network that is being trained
     */
    public static EpochProgress live(Function<EpochLog, Picture> draw) {
        if (draw == null) {
            throw new IllegalArgumentException("Notebook.live: draw is null; give it a function that draws an"
                    + " EpochLog, say EpochPlot::accuracy.");
        }
        Live live = new Live();
        return (log, epochs) -> live.show(log.last().number() == 0, log.last().number() == epochs, () -> {
            Picture now = draw.apply(log);
            Shapes.given("Notebook.live", "what draw returned", now, "a Picture each time");
            Map<String, Object> forms = new LinkedHashMap<>(now.forms());
            forms.keySet().retainAll(Set.of("text/html", "text/plain"));  // plotly's form would not be redrawn
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
