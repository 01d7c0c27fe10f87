package backprop.picture;

import backprop.train.TrainingLog;
import java.util.Arrays;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.TickSettings;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** The loss of one or more training runs, step by step, on a logarithmic axis. */
public final class LossPlot {

    private LossPlot() { }

    /** @throws IllegalArgumentException if no log is given, or one is null or has no step */
    public static Picture of(TrainingLog... logs) {
        if (logs == null || logs.length == 0 || Arrays.stream(logs).anyMatch(log -> log == null || log.steps() == 0)) {
            throw new IllegalArgumentException("LossPlot: there is no step to draw; give it the log of a run of 1 step or more.");
        }
        Trace[] traces = Arrays.stream(logs).map(LossPlot::trace).toArray(Trace[]::new);
        Layout layout = Layout.builder("Loss of each step", "step", "loss").width(720).height(400).showLegend(logs.length > 1)
                .hoverMode(Layout.HoverMode.CLOSEST)
                .yAxis(Axis.builder().title("loss").type(Axis.Type.LOG)
                        .tickSettings(TickSettings.builder().tickMode(TickSettings.TickMode.AUTO)
                                .exponentFormat(TickSettings.ExponentFormat.POWER).build()).build()).build();
        String text = Arrays.stream(logs).map(TrainingLog::toString).collect(Collectors.joining(" "));
        return Plot.of(new Figure(layout, traces), "The loss of each step, on a logarithmic axis. " + text);
    }

    private static Trace trace(TrainingLog log) {
        Table table = log.table();
        return ScatterTrace.builder(table.intColumn("step"), table.doubleColumn("loss"))
                .mode(ScatterTrace.Mode.LINE).name("learning rate " + log.learningRate()).build();
    }
}
