package backprop.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.matrix.Visits.Changing;
import backprop.matrix.Visits.Preserving;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The visitors of a dense matrix. Reference: {@code Array2DRowRealMatrix}, which each of them visits too. */
class DenseMatrixWalksTest {
    /** A walk on a matrix, which tells its calls to the list. */
    @FunctionalInterface
    private interface Walk {
        double on(RealMatrix m, List<String> calls);
    }

    /**
     * All twelve: three orders, the whole or a part, changing or not. The part is the last rows and the middle columns.
     */
    private static Map<String, Walk> walks() {
        Map<String, Walk> walks = new LinkedHashMap<>();
        walks.put("row, changing", (m, calls) -> m.walkInRowOrder(new Changing(calls)));
        walks.put("row", (m, calls) -> m.walkInRowOrder(new Preserving(calls)));
        walks.put("column, changing", (m, calls) -> m.walkInColumnOrder(new Changing(calls)));
        walks.put("column", (m, calls) -> m.walkInColumnOrder(new Preserving(calls)));
        walks.put("optimized, changing", (m, calls) -> m.walkInOptimizedOrder(new Changing(calls)));
        walks.put("optimized", (m, calls) -> m.walkInOptimizedOrder(new Preserving(calls)));
        walks.put("part, row, changing", (m, calls) -> m.walkInRowOrder(new Changing(calls), top(m), bottom(m), left(m),
                right(m)));
        walks.put("part, row", (m, calls) -> m.walkInRowOrder(new Preserving(calls), top(m), bottom(m), left(m),
                right(m)));
        walks.put("part, column, changing", (m, calls) -> m.walkInColumnOrder(new Changing(calls), top(m), bottom(m),
                left(m), right(m)));
        walks.put("part, column", (m, calls) -> m.walkInColumnOrder(new Preserving(calls), top(m), bottom(m), left(m),
                right(m)));
        walks.put("part, optimized, changing", (m, calls) -> m.walkInOptimizedOrder(new Changing(calls), top(m),
                bottom(m), left(m), right(m)));
        walks.put("part, optimized", (m, calls) -> m.walkInOptimizedOrder(new Preserving(calls), top(m), bottom(m),
                left(m), right(m)));
        return walks;
    }

    private static int top(RealMatrix m) {
        return m.getRowDimension() / 2;
    }

    private static int bottom(RealMatrix m) {
        return m.getRowDimension() - 1;
    }

    private static int left(RealMatrix m) {
        return m.getColumnDimension() / 3;
    }

    private static int right(RealMatrix m) {
        return m.getColumnDimension() * 2 / 3;
    }

    static Stream<String> walkNames() {
        return walks().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("walkNames")
    void aVisitorIsCalledAsCommonsMathCallsIt(String name) {
        Walk walk = walks().get(name);
        Stream.of(new int[] {1, 1}, new int[] {1, 5}, new int[] {5, 1}, new int[] {4, 7}, new int[] {33, 32})
                .forEach(s -> {
            RealMatrix theirs = Reference.random(1, s[0], s[1]);
            RealMatrix ours = new DenseMatrix(theirs.getData());
            List<String> expected = new ArrayList<>();
            List<String> calls = new ArrayList<>();
            assertEquals(walk.on(theirs, expected), walk.on(ours, calls));
            assertEquals(expected, calls);
            Reference.assertBits(theirs, ours);
        });
    }
}
