package backprop.matrix;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrixChangingVisitor;
import org.apache.commons.math3.linear.RealMatrixPreservingVisitor;

/** Visitors of a matrix that tell how they were called. */
final class Visits {
    private Visits() { }

    /** What both kinds tell. */
    private abstract static class Telling {
        final List<String> calls;

        Telling(List<String> calls) {
            this.calls = calls;
        }

        public void start(int rows, int columns, int startRow, int endRow, int startColumn, int endColumn) {
            calls.add("start " + List.of(rows, columns, startRow, endRow, startColumn, endColumn));
        }

        public double end() {
            calls.add("end");
            return calls.size();
        }
    }

    static class Changing extends Telling implements RealMatrixChangingVisitor {
        Changing(List<String> calls) {
            super(calls);
        }

        @Override
        public double visit(int row, int column, double value) {
            calls.add(row + " " + column + " " + value);
            return value * 2 + calls.size();
        }
    }

    static class Preserving extends Telling implements RealMatrixPreservingVisitor {
        Preserving(List<String> calls) {
            super(calls);
        }

        @Override
        public void visit(int row, int column, double value) {
            calls.add(row + " " + column + " " + value);
        }
    }
}
