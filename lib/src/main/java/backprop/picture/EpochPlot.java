package backprop.picture;

import backprop.matrix.Shapes;
import backprop.train.EpochLog;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** What a run in minibatches measured after each epoch, on the examples that it learnt from and on those held out. */
public final class EpochPlot {

    private EpochPlot() { }

    /** Both losses. @throws IllegalArgumentException if the log is null */
    public static Picture loss(EpochLog log) {
        return plot(log, "Loss after each epoch", "loss", 1);
    }

    /** Both accuracies, in per cent. @throws IllegalArgumentException if the log is null */
    public static Picture accuracy(EpochLog log) {
        return plot(log, "Accuracy after each epoch", "accuracy", 100);
    }

    private static Picture plot(EpochLog log, String title, String what, double unit) {
        Shapes.given("EpochPlot", "log", log, "an EpochLog");
        Layout layout = Layout.builder(title, "epoch", unit == 1 ? what : what + " (%)").width(720).height(400).showLegend(true).build();
        Figure figure = new Figure(layout, trace(log.table(), what, "training", unit), trace(log.table(), "held-out " + what, "held out", unit));
        return Plot.of(figure, title + ". " + log);
    }

    /** To three digits after the point: another order of summation may change the last ones of a loss. */
    private static ScatterTrace trace(Table table, String column, String name, double unit) {
        DoubleColumn rounded = DoubleColumn.create(name, table.doubleColumn(column).asList().stream().map(v -> v == null ? null : Math.round(1000 * unit * v) / 1000.0).toArray(Double[]::new));
        return ScatterTrace.builder(table.intColumn("epoch"), rounded).mode(ScatterTrace.Mode.LINE).name(name).build();
    }
}
