package workbook.picture;

import backprop.train.TrainingLog;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.TickSettings;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** The loss of one or more training runs, step by step, on a logarithmic axis. */
public final class LossPlot {

    private LossPlot() { }

    /**
     * Runs told apart by their learning rates.
     *
     * @throws IllegalArgumentException if no log is given, or one is null or has no step
     */
    public static Picture of(TrainingLog... logs) {
        given(logs != null && logs.length > 0 && Arrays.stream(logs).allMatch(log -> log != null && log.steps() > 0));
        return plot(Arrays.stream(logs).map(log -> trace("learning rate " + log.learningRate(), log.losses())),
                Arrays.stream(logs).map(TrainingLog::toString));
    }

    /**
     * Runs told apart by their names, in the order of the map.
     *
     * @param losses for each name the loss of every step
     * @throws IllegalArgumentException if no run is given, or one is null or has no step
     */
    public static Picture of(Map<String, double[]> losses) {
        given(losses != null && !losses.isEmpty() && losses.values().stream()
                .allMatch(run -> run != null && run.length > 0));
        return plot(losses.entrySet().stream().map(run -> trace(run.getKey(), run.getValue())),
                losses.entrySet().stream().map(run -> told(run.getKey(), run.getValue())));
    }

    private static void given(boolean steps) {
        if (!steps) {
            throw new IllegalArgumentException("LossPlot: there is no step to draw; give it the log of a run of 1"
                    + " step or more.");
        }
    }

    private static String told(String name, double[] losses) {
        return String.format(Locale.ROOT, "%s, %d steps: the loss went from %.6g to %.6g.", name, losses.length,
                losses[0], losses[losses.length - 1]);
    }

    private static Picture plot(Stream<Trace> runs, Stream<String> sentences) {
        Trace[] traces = runs.toArray(Trace[]::new);
        Layout layout = Layout.builder("Loss of each step", "step", "loss").width(720).height(400)
                .showLegend(traces.length > 1)
                .hoverMode(Layout.HoverMode.CLOSEST)
                .yAxis(Axis.builder().title("loss").type(Axis.Type.LOG)
                        .tickSettings(TickSettings.builder().tickMode(TickSettings.TickMode.AUTO)
                                .exponentFormat(TickSettings.ExponentFormat.POWER).build()).build()).build();
        return Plot.of(new Figure(layout, traces), "The loss of each step, on a logarithmic axis. "
                + sentences.collect(Collectors.joining(" ")));
    }

    private static Trace trace(String name, double[] losses) {
        return ScatterTrace.builder(IntStream.range(0, losses.length).asDoubleStream().toArray(), losses)
                .mode(ScatterTrace.Mode.LINE).name(name).build();
    }
}
