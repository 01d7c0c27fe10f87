package backprop.notebook;

import backprop.check.GradientReport;
import backprop.picture.GraphPicture;
import backprop.picture.LossPlot;
import backprop.picture.Picture;
import backprop.scalar.Scalar;
import backprop.train.Progress;
import backprop.train.TrainingLog;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

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

    /** The loss of one or more training runs, plotted. */
    public static Object show(TrainingLog... logs) {
        return show(LossPlot.of(logs));
    }

    /** What a gradient check saw, as a table. @throws IllegalArgumentException if it is null */
    public static Object show(GradientReport report) {
        if (report == null) {
            throw new IllegalArgumentException("Notebook.show: report is null; give it a GradientReport.");
        }
        return Kernel.running().map(kernel -> kernel.output(Map.of("text/html", report.html(), "text/plain", report.toString()))).orElse(report);
    }

    /** How far a training run is: a bar in a notebook, at most ten updates a second; lines of text anywhere else. */
    public static Progress progress() {
        return Kernel.running().map(Notebook::bar)
                .orElseGet(() -> new Throttle(Duration.ofSeconds(1), report -> System.out.println(report.text())));
    }

    private static Progress bar(Kernel kernel) {
        String id = UUID.randomUUID().toString();
        AtomicBoolean shown = new AtomicBoolean();
        return new Throttle(Duration.ofMillis(100), report -> {
            Object output = kernel.output(Map.of("text/html", report.html(), "text/plain", report.text()));
            kernel.display(output, id, shown.getAndSet(true));
        });
    }
}
