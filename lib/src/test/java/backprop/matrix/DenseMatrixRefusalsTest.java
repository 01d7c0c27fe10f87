package backprop.matrix;

import static backprop.matrix.Reference.dense;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backprop.matrix.Visits.Changing;
import backprop.matrix.Visits.Preserving;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.exception.NoDataException;
import org.apache.commons.math3.exception.NotStrictlyPositiveException;
import org.apache.commons.math3.exception.NullArgumentException;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealMatrixChangingVisitor;
import org.apache.commons.math3.linear.RealMatrixPreservingVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a dense matrix refuses. Reference: {@code Array2DRowRealMatrix}, which every call here is made on too. */
class DenseMatrixRefusalsTest {
    private static final RealMatrixPreservingVisitor LOOK = new Preserving(new ArrayList<>());
    private static final RealMatrixChangingVisitor CHANGE = new Changing(new ArrayList<>());

    /** Calls on a 3×2 matrix, all of them wrong. */
    private static Map<String, Consumer<RealMatrix>> wrong() {
        Map<String, Consumer<RealMatrix>> wrong = new LinkedHashMap<>();
        for (int[] at : new int[][] {{-1, 0}, {3, 0}, {0, -1}, {0, 2}, {Integer.MAX_VALUE, Integer.MIN_VALUE}}) {
            String where = " at " + at[0] + ", " + at[1];
            wrong.put("getEntry" + where, m -> m.getEntry(at[0], at[1]));
            wrong.put("setEntry" + where, m -> m.setEntry(at[0], at[1], 1));
            wrong.put("addToEntry" + where, m -> m.addToEntry(at[0], at[1], 1));
            wrong.put("multiplyEntry" + where, m -> m.multiplyEntry(at[0], at[1], 1));
        }
        for (int i : new int[] {-1, 3}) {
            wrong.put("getRow " + i, m -> m.getRow(i));
            wrong.put("getRowVector " + i, m -> m.getRowVector(i));
            wrong.put("getRowMatrix " + i, m -> m.getRowMatrix(i));
            wrong.put("getColumn " + i, m -> m.getColumn(i));
            wrong.put("getColumnVector " + i, m -> m.getColumnVector(i));
            wrong.put("getColumnMatrix " + i, m -> m.getColumnMatrix(i));
            wrong.put("setRow " + i, m -> m.setRow(i, new double[2]));
            wrong.put("setColumn " + i, m -> m.setColumn(i, new double[3]));
            wrong.put("setRowMatrix " + i, m -> m.setRowMatrix(i, new DenseMatrix(1, 2)));
            wrong.put("setColumnMatrix " + i, m -> m.setColumnMatrix(i, new DenseMatrix(3, 1)));
        }
        wrong.put("setRow too wide", m -> m.setRow(0, new double[3]));
        wrong.put("setColumn too short", m -> m.setColumn(0, new double[2]));
        wrong.put("setRowMatrix too tall", m -> m.setRowMatrix(0, new DenseMatrix(2, 2)));
        wrong.put("setColumnMatrix too wide", m -> m.setColumnMatrix(0, new DenseMatrix(3, 2)));
        wrong.put("setRowVector too wide", m -> m.setRowVector(0, new ArrayRealVector(3)));
        wrong.put("setColumnVector too short", m -> m.setColumnVector(0, new ArrayRealVector(2)));
        int[][] ranges = {{2, 1, 0, 0}, {0, 0, 1, 0}, {-1, 0, 0, 0}, {0, 3, 0, 0}, {0, 0, -1, 0}, {0, 0, 0, 2}};
        for (int[] r : ranges) {
            String part = " " + r[0] + ".." + r[1] + ", " + r[2] + ".." + r[3];
            wrong.put("getSubMatrix" + part, m -> m.getSubMatrix(r[0], r[1], r[2], r[3]));
            wrong.put("copySubMatrix" + part, m -> m.copySubMatrix(r[0], r[1], r[2], r[3], new double[3][2]));
            wrong.put("row walk" + part, m -> m.walkInRowOrder(LOOK, r[0], r[1], r[2], r[3]));
            wrong.put("changing row walk" + part, m -> m.walkInRowOrder(CHANGE, r[0], r[1], r[2], r[3]));
            wrong.put("column walk" + part, m -> m.walkInColumnOrder(LOOK, r[0], r[1], r[2], r[3]));
            wrong.put("changing column walk" + part, m -> m.walkInColumnOrder(CHANGE, r[0], r[1], r[2], r[3]));
            wrong.put("optimized walk" + part, m -> m.walkInOptimizedOrder(LOOK, r[0], r[1], r[2], r[3]));
            wrong.put("changing optimized walk" + part, m -> m.walkInOptimizedOrder(CHANGE, r[0], r[1], r[2], r[3]));
        }
        wrong.put("getSubMatrix null rows", m -> m.getSubMatrix(null, new int[] {0}));
        wrong.put("getSubMatrix null columns", m -> m.getSubMatrix(new int[] {0}, null));
        wrong.put("getSubMatrix no rows", m -> m.getSubMatrix(new int[0], new int[] {0}));
        wrong.put("getSubMatrix no columns", m -> m.getSubMatrix(new int[] {0}, new int[0]));
        wrong.put("getSubMatrix row 3", m -> m.getSubMatrix(new int[] {0, 3}, new int[] {0}));
        wrong.put("copySubMatrix too small", m -> m.copySubMatrix(0, 2, 0, 1, new double[2][2]));
        wrong.put("copySubMatrix of indices too small", m -> m.copySubMatrix(new int[] {0, 1}, new int[] {0},
                new double[1][1]));
        wrong.put("setSubMatrix null", m -> m.setSubMatrix(null, 0, 0));
        wrong.put("setSubMatrix empty", m -> m.setSubMatrix(new double[0][], 0, 0));
        wrong.put("setSubMatrix empty rows", m -> m.setSubMatrix(new double[1][0], 0, 0));
        wrong.put("setSubMatrix ragged", m -> m.setSubMatrix(new double[][] {{1, 2}, {3}}, 0, 0));
        wrong.put("setSubMatrix over the edge", m -> m.setSubMatrix(new double[2][2], 2, 0));
        wrong.put("setSubMatrix before the edge", m -> m.setSubMatrix(new double[1][1], 0, -1));
        for (Function<double[][], RealMatrix> kind : Kinds.all().toList()) {
            RealMatrix square = kind.apply(new double[3][3]);
            RealMatrix turned = kind.apply(new double[2][3]);
            String operand = " by another " + wrong.size();
            wrong.put("multiply" + operand, m -> m.multiply(square));
            wrong.put("preMultiply" + operand, m -> m.preMultiply(kind.apply(new double[2][2])));
            wrong.put("add" + operand, m -> m.add(turned));
            wrong.put("subtract" + operand, m -> m.subtract(turned));
            wrong.put("add a column" + operand, m -> m.add(kind.apply(new double[3][1])));
            wrong.put("subtract a row" + operand, m -> m.subtract(kind.apply(new double[1][2])));
            wrong.put("multiply from the other side" + operand, m -> turned.multiply(m.transpose()));
            wrong.put("add from the other side" + operand, m -> turned.add(m));
        }
        wrong.put("operate", m -> m.operate(new double[3]));
        wrong.put("preMultiply a vector", m -> m.preMultiply(new double[2]));
        wrong.put("operate on a RealVector", m -> m.operate(new ArrayRealVector(3)));
        wrong.put("preMultiply a RealVector", m -> m.preMultiply(new ArrayRealVector(2)));
        wrong.put("power of a rectangle", m -> m.power(2));
        wrong.put("power -1", m -> m.getSubMatrix(0, 1, 0, 1).power(-1));
        wrong.put("trace of a rectangle", m -> m.getTrace());
        wrong.put("createMatrix without rows", m -> m.createMatrix(0, 1));
        wrong.put("createMatrix of -1 columns", m -> m.createMatrix(1, -1));
        wrong.put("multiply null", m -> m.multiply(null));
        wrong.put("preMultiply null", m -> m.preMultiply((RealMatrix) null));
        wrong.put("add null", m -> m.add(null));
        wrong.put("subtract null", m -> m.subtract(null));
        wrong.put("walk null", m -> m.walkInRowOrder((RealMatrixChangingVisitor) null));
        wrong.put("look null", m -> m.walkInRowOrder((RealMatrixPreservingVisitor) null));
        return wrong;
    }

    static Stream<String> wrongNames() {
        return wrong().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("wrongNames")
    void itThrowsWhatCommonsMathThrowsAndStaysAsItWas(String name) {
        Consumer<RealMatrix> call = wrong().get(name);
        DenseMatrix ours = dense(1, 3, 2);
        RuntimeException theirs = assertThrows(RuntimeException.class, () -> call.accept(Reference.random(1, 3, 2)));
        RuntimeException thrown = assertThrows(RuntimeException.class, () -> call.accept(ours));
        assertSame(theirs.getClass(), thrown.getClass());
        if (!(theirs instanceof NullPointerException)) {
            // preMultiply is multiply of the other one
            assertEquals(theirs.getMessage().replaceAll(": the factors are .*", ""),
                    thrown.getMessage().replaceAll(": the factors are .*", ""));
        }
        if (!name.contains("ragged")) {
            Reference.assertBits(Reference.random(1, 3, 2), ours);
        }
    }

    @Test
    void aProductThatDoesNotFitIsToldWithBothShapes() {
        assertEquals("3 != 2: the factors are 2×3 and 2×1; the second needs 3 rows.", assertThrows(
                DimensionMismatchException.class, () -> new DenseMatrix(2, 3).multiply(new DenseMatrix(2, 1)))
                .getMessage());
    }

    @Test
    void numbersThatAreNoMatrixAreRefused() {
        assertThrows(NullArgumentException.class, () -> new DenseMatrix(null));
        assertThrows(NoDataException.class, () -> new DenseMatrix(new double[0][]));
        assertThrows(NoDataException.class, () -> new DenseMatrix(new double[3][0]));
        assertThrows(DimensionMismatchException.class, () -> new DenseMatrix(new double[][] {{1, 2}, {3}}));
        assertThrows(DimensionMismatchException.class, () -> new DenseMatrix(new double[][] {{1}, {2, 3}}));
        double[][] large = IntStream.range(0, 100).mapToObj(i -> new double[i == 99 ? 99 : 100])
                .toArray(double[][]::new);
        assertThrows(DimensionMismatchException.class, () -> new DenseMatrix(large));
    }

    @Test
    void aDimensionBelow1IsRefused() {
        assertThrows(NotStrictlyPositiveException.class, () -> new DenseMatrix(0, 1));
        assertThrows(NotStrictlyPositiveException.class, () -> new DenseMatrix(1, 0));
        assertThrows(NotStrictlyPositiveException.class, () -> new DenseMatrix(-1, -1));
    }

    @Test
    void aFrozenMatrixIsACopyThatNoMethodChanges() {
        DenseMatrix mine = new DenseMatrix(new double[][] {{1, 2}, {3, 4}});
        DenseMatrix frozen = DenseMatrix.frozen(mine);
        mine.setEntry(0, 0, 99);
        RealMatrix right = MatrixUtils.createRealMatrix(new double[][] {{1, 2}, {3, 4}});
        DefaultRealMatrixChangingVisitor nines = new DefaultRealMatrixChangingVisitor() {
            @Override
            public double visit(int row, int column, double value) {
                return 9;
            }
        };
        double[] two = {9, 9};
        for (Executable change : List.<Executable>of(() -> frozen.setEntry(0, 0, 9),
                () -> frozen.addToEntry(0, 0, 9), () -> frozen.multiplyEntry(0, 0, 9),
                () -> frozen.setRow(0, two), () -> frozen.setColumn(0, two),
                () -> frozen.setRowVector(0, new ArrayRealVector(two)),
                () -> frozen.setColumnVector(0, new ArrayRealVector(two)),
                () -> frozen.setRowMatrix(0, MatrixUtils.createRealMatrix(1, 2)),
                () -> frozen.setColumnMatrix(0, MatrixUtils.createRealMatrix(2, 1)),
                () -> frozen.setSubMatrix(new double[][] {{9}}, 0, 0),
                () -> frozen.walkInOptimizedOrder(nines), () -> frozen.walkInRowOrder(nines),
                () -> frozen.walkInColumnOrder(nines), () -> frozen.walkInRowOrder(nines, 0, 1, 0, 1),
                () -> frozen.walkInColumnOrder(nines, 0, 1, 0, 1),
                () -> frozen.walkInOptimizedOrder(nines, 0, 1, 0, 1))) {
            assertThrows(UnsupportedOperationException.class, change);
            assertEquals(right, frozen);
        }
        assertSame(frozen, DenseMatrix.frozen(frozen));
        frozen.copy().setEntry(0, 0, 9);
        frozen.add(right).setEntry(0, 0, 9);
        assertEquals(right, DenseMatrix.frozen(right));
        assertEquals(right, frozen);
    }

}
