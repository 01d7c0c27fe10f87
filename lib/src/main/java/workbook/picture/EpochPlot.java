package workbook.picture;

import backprop.matrix.Shapes;
import backprop.train.EpochLog;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** What a run in minibatches measured after each epoch, on the training examples and on the held-out ones. */
public final class EpochPlot {

    private static final MathContext THREE_DIGITS = new MathContext(3);

    private EpochPlot() { }

    /** Both losses, on a logarithmic axis. @throws IllegalArgumentException if the log is null */
    public static Picture loss(EpochLog log) {
        return plot(log, "loss", Axis.builder().title("loss").type(Axis.Type.LOG).build(), loss -> new BigDecimal(loss)
                .round(THREE_DIGITS).doubleValue());
    }

    /** Both accuracies, as percentages. @throws IllegalArgumentException if the log is null */
    public static Picture accuracy(EpochLog log) {
        return plot(log, "accuracy", Axis.builder().title("accuracy (%)").build(),
                accuracy -> Math.round(1e5 * accuracy) / 1e3);
    }

    /** @param rounded so that another order of summation, which may change last digits, gives the same picture */
    private static Picture plot(EpochLog log, String what, Axis axis, DoubleUnaryOperator rounded) {
        Shapes.given("EpochPlot", "log", log, "an EpochLog");
        String title = what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + " after each epoch";
        Layout layout = Layout.builder(title, "epoch").width(720).height(400).showLegend(true).yAxis(axis).build();
        Figure figure = new Figure(layout, trace(log.table(), what, "training", rounded),
                trace(log.table(), "held-out " + what, "held out", rounded));
        return Plot.of(figure, title + ". " + log);
    }

    private static ScatterTrace trace(Table table, String column, String name, DoubleUnaryOperator rounded) {
        DoubleColumn numbers = DoubleColumn.create(name, table.doubleColumn(column).asList().stream()
                .map(v -> v == null ? null : rounded.applyAsDouble(v)).toArray(Double[]::new));
        return ScatterTrace.builder(table.intColumn("epoch"), numbers).mode(ScatterTrace.Mode.LINE).name(name).build();
    }
}
