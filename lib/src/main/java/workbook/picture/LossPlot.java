package workbook.picture;

import backprop.train.TrainingLog;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
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

/**
 * The loss of one or more training runs, step by step, on a logarithmic axis. Losses are rounded to five digits, or to
 * as many as tell them apart, so that another order of summation, which may change last digits, gives the same picture.
 */
public final class LossPlot {

    private LossPlot() { }

    /**
     * Plots runs, named by their learning rates, and by a number if two have the same rate.
     *
     * @throws IllegalArgumentException if no log is given, or one is null or has no step
     */
    public static Picture of(TrainingLog... logs) {
        List<String> names = names(logs);
        return plot(names, Arrays.stream(logs).map(TrainingLog::losses).toList(), text(logs));
    }

    /** What a plot or a film of these runs shows, in words. */
    static String text(TrainingLog... logs) {
        List<String> names = names(logs);
        return text(IntStream.range(0, logs.length)
                .mapToObj(i -> logs[i].toString().replace(name(logs[i]), names.get(i))));
    }

    private static String text(Stream<String> sentences) {
        return "The loss of each step, on a logarithmic axis. " + sentences.collect(Collectors.joining(" "));
    }

    /** A figure for each run, by its name. A run that diverges leaves it at a hundred times the largest first loss. */
    static Map<String, Figure> moments(TrainingLog... logs) {
        List<String> names = names(logs);
        List<double[]> losses = Arrays.stream(logs).map(TrainingLog::losses).toList();
        double[] shown = losses.stream().flatMapToDouble(Arrays::stream).filter(loss -> loss > 0).toArray();
        double top = 100 * losses.stream().mapToDouble(run -> run[0]).max().orElseThrow();
        Axis axis = axis().range(Math.log10(Arrays.stream(shown).min().orElse(1)) - 0.2,
                Math.log10(Math.min(top, Arrays.stream(shown).max().orElse(1))) + 0.2).build();
        Map<String, Figure> moments = new LinkedHashMap<>();
        for (int i = 0; i < logs.length; i++) {
            moments.put(names.get(i), figure(axis, trace(names.get(i), losses.get(i), digits(losses))));
        }
        return moments;
    }

    private static List<String> names(TrainingLog... logs) {
        given(logs != null && logs.length > 0 && Arrays.stream(logs).allMatch(log -> log != null && log.steps() > 0));
        return Label.distinct(Arrays.stream(logs).map(LossPlot::name).toList());
    }

    private static String name(TrainingLog log) {
        return "learning rate " + log.learningRate();
    }

    /**
     * Plots runs by their names, in the order of the map.
     *
     * @param losses for each name the loss of every step
     * @throws IllegalArgumentException if no run is given, or one is null or has no step
     */
    public static Picture of(Map<String, double[]> losses) {
        given(losses != null && !losses.isEmpty() && losses.values().stream()
                .allMatch(run -> run != null && run.length > 0));
        return plot(losses.keySet().stream().map(String::valueOf).toList(), List.copyOf(losses.values()),
                text(losses.entrySet().stream().map(run -> told(run.getKey(), run.getValue()))));
    }

    private static void given(boolean steps) {
        if (!steps) {
            throw new IllegalArgumentException("LossPlot: there is no step to draw; give it the log of a run of 1"
                    + " step or more.");
        }
    }

    private static String told(String name, double[] losses) {
        return String.format(Locale.ROOT, "%s, %d step%s: the loss went from %.6g to %.6g.", name, losses.length,
                losses.length == 1 ? "" : "s", losses[0], losses[losses.length - 1]);
    }

    private static Picture plot(List<String> names, List<double[]> losses, String text) {
        MathContext digits = digits(losses);
        Trace[] traces = IntStream.range(0, names.size())
                .mapToObj(i -> trace(names.get(i), losses.get(i), digits)).toArray(Trace[]::new);
        return Plot.of(figure(axis().build(), traces), text);
    }

    private static Axis.AxisBuilder axis() {
        return Axis.builder().title("loss").type(Axis.Type.LOG).tickSettings(TickSettings.builder()
                .tickMode(TickSettings.TickMode.AUTO).exponentFormat(TickSettings.ExponentFormat.POWER).build());
    }

    private static Figure figure(Axis loss, Trace... traces) {
        return new Figure(Layout.builder("Loss of each step", "step", "loss").width(720).height(400)
                .showLegend(traces.length > 1).hoverMode(Layout.HoverMode.CLOSEST).yAxis(loss).build(), traces);
    }

    /** Five digits, and more where all losses begin with the same ones. */
    private static MathContext digits(List<double[]> losses) {
        DoubleSummaryStatistics all = losses.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite)
                .summaryStatistics();
        double alike = Math.log10(all.getMax() / (all.getMax() - all.getMin()));
        return new MathContext(5 + (int) Math.max(0, alike < 12 ? alike : 0));
    }

    private static Trace trace(String name, double[] losses, MathContext digits) {
        double[] rounded = Arrays.stream(losses)
                .map(loss -> Double.isFinite(loss) ? new BigDecimal(loss).round(digits).doubleValue() : loss).toArray();
        return ScatterTrace.builder(IntStream.range(0, losses.length).asDoubleStream().toArray(), rounded)
                .mode(ScatterTrace.Mode.LINE).name(name).build();
    }
}
