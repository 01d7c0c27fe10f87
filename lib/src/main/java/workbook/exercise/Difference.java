package workbook.exercise;

import backprop.matrix.Shapes;
import org.apache.commons.math3.linear.RealMatrix;

/** Says in words how a result differs from what it should be. */
final class Difference {

    private Difference() { }

    /** Say {@code dW[0][2] came out as 3, but a nudge of W gives 6 (4 of 12 entries differ)}. */
    static String between(RealMatrix came, Due due) {
        RealMatrix value = due.value();
        if (!Outcome.sameShape(came, value)) {
            return due.name() + " came out as " + Shapes.of(came) + ", but it should be " + Shapes.of(value)
                    + shapeHint(came, due);
        }
        int entries = value.getRowDimension() * value.getColumnDimension();
        int wrong = 0;
        String first = null;
        for (int i = 0; i < value.getRowDimension(); i++) {
            for (int j = 0; j < value.getColumnDimension(); j++) {
                if (!Outcome.same(came.getEntry(i, j), value.getEntry(i, j))) {
                    wrong++;
                    String index = entries == 1 ? "" : "[" + i + "][" + j + "]";
                    first = first != null ? first : due.name() + index + " came out as "
                            + Due.words(came.getEntry(i, j)) + ", but " + due.by() + " "
                            + Due.words(value.getEntry(i, j));
                }
            }
        }
        return first + (entries == 1 ? "" : " (" + wrong + " of " + entries
                + (wrong == 1 ? " entries differs" : " entries differ") + ")")
                + (first.contains("NaN") ? "; NaN is the result of 0/0, of infinity divided by infinity, and of the"
                + " square root of a negative number." : ".");
    }

    private static String shapeHint(RealMatrix came, Due due) {
        if (Outcome.sameShape(came.transpose(), due.value())) {
            return ": rows and columns are exchanged, so a transpose is missing, or there is one too many.";
        }
        boolean rows = came.getColumnDimension() == due.value().getColumnDimension()
                && due.name().matches("p|Y|active");
        return due.name().matches("d[A-Z].*") ? "; a gradient has the shape of its value." : rows
                ? "; there is one row for each example." : ".";
    }
}
