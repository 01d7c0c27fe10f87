package backprop.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.apache.commons.math3.exception.OutOfRangeException;
import org.apache.commons.math3.linear.AbstractRealMatrix;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.BlockRealMatrix;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixDimensionMismatchException;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.OpenMapRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealMatrixChangingVisitor;
import org.apache.commons.math3.linear.RealMatrixPreservingVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reference: {@code Array2DRowRealMatrix}, which every call here is made on too. */
class DenseMatrixTest {

    /** The same call on both, for every shape, gives the same to the last bit; and neither changes by it. */
    private static void same(Function<RealMatrix, RealMatrix> call) {
        Reference.shapes().forEach(s -> {
            RealMatrix theirs = Reference.random(1, s[0], s[1]);
            RealMatrix ours = new DenseMatrix(theirs.getData());
            Reference.assertBits(call.apply(theirs), call.apply(ours));
            Reference.assertBits(Reference.random(1, s[0], s[1]), ours);
        });
    }

    /** The same change of both leaves the same in both. */
    private static void sameChange(Consumer<RealMatrix> change) {
        same(m -> {
            RealMatrix copy = m.copy();
            change.accept(copy);
            return copy;
        });
    }

    private static void sameNumber(Function<RealMatrix, Double> call) {
        Reference.shapes()
                .forEach(s -> assertEquals(call.apply(Reference.random(1, s[0], s[1])),
                call.apply(dense(1, s[0], s[1]))));
    }

    private static DenseMatrix dense(int seed, int rows, int columns) {
        return new DenseMatrix(Reference.random(seed, rows, columns).getData());
    }

    // Products and sums

    static Stream<Function<double[][], RealMatrix>> kinds() {
        return Stream.of(DenseMatrix::new, Array2DRowRealMatrix::new, BlockRealMatrix::new, DenseMatrixTest::openMap,
                DenseMatrixTest::view);
    }

    private static RealMatrix openMap(double[][] numbers) {
        RealMatrix m = new OpenMapRealMatrix(numbers.length, numbers[0].length);
        m.setSubMatrix(numbers, 0, 0);
        return m;
    }

    /** A matrix that has nothing but what a {@code RealMatrix} must. */
    private static RealMatrix view(double[][] numbers) {
        return new AbstractRealMatrix() {
            @Override
            public int getRowDimension() {
                return numbers.length;
            }

            @Override
            public int getColumnDimension() {
                return numbers[0].length;
            }

            @Override
            public RealMatrix createMatrix(int rows, int columns) {
                return new Array2DRowRealMatrix(rows, columns);
            }

            @Override
            public RealMatrix copy() {
                return view(new Array2DRowRealMatrix(numbers).getData());
            }

            @Override
            public double getEntry(int row, int column) {
                return numbers[row][column];
            }

            @Override
            public void setEntry(int row, int column, double value) {
                numbers[row][column] = value;
            }
        };
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aProductWithAnyOtherMatrixOnEitherSide(Function<double[][], RealMatrix> kind) {
        Reference.products().forEach(s -> {
            RealMatrix a = Reference.random(1, s[0], s[1]);
            RealMatrix b = Reference.random(2, s[1], s[2]);
            RealMatrix expected = a.multiply(b);
            DenseMatrix denseA = new DenseMatrix(a.getData());
            DenseMatrix denseB = new DenseMatrix(b.getData());
            Reference.assertClose(expected, denseA.multiply(kind.apply(b.getData())));
            Reference.assertClose(expected, kind.apply(a.getData()).multiply(denseB));
            Reference.assertClose(expected, denseB.preMultiply(kind.apply(a.getData())));
            Reference.assertClose(expected, kind.apply(b.getData()).preMultiply(denseA));
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aSumWithAnyOtherMatrixOnEitherSide(Function<double[][], RealMatrix> kind) {
        Reference.shapes().forEach(s -> {
            RealMatrix a = Reference.random(1, s[0], s[1]);
            RealMatrix b = Reference.random(2, s[0], s[1]);
            Reference.assertBits(a.add(b), dense(1, s[0], s[1]).add(kind.apply(b.getData())));
            Reference.assertBits(a.add(b), kind.apply(a.getData()).add(dense(2, s[0], s[1])));
            Reference.assertBits(a.subtract(b), dense(1, s[0], s[1]).subtract(kind.apply(b.getData())));
            Reference.assertBits(a.subtract(b), kind.apply(a.getData()).subtract(dense(2, s[0], s[1])));
        });
    }

    @Test
    void operandsAreNotChangedAndResultsAreNew() {
        DenseMatrix a = dense(1, 9, 9);
        DenseMatrix b = dense(2, 9, 9);
        List<RealMatrix> results = List.of(a.multiply(b), a.preMultiply(b), a.add(b), a.subtract(b), a.scalarAdd(0),
                a.scalarMultiply(1), a.copy(),
                a.transpose(), a.transpose().transpose(), a.power(1), a.getSubMatrix(0, 8, 0, 8));
        results.forEach(m -> m.walkInRowOrder(new Changing(new ArrayList<>())));
        Reference.assertBits(Reference.random(1, 9, 9), a);
        Reference.assertBits(Reference.random(2, 9, 9), b);
    }

    @Test
    void aMatrixTimesItself() {
        DenseMatrix a = dense(1, 33, 33);
        Reference.assertClose(Reference.random(1, 33, 33).power(2), a.multiply(a));
        Reference.assertBits(Reference.random(1, 33, 33).scalarMultiply(2), a.add(a));
        Reference.assertBits(new Array2DRowRealMatrix(33, 33), a.subtract(a));
    }

    @Test
    void aDiagonalMatrixOnEitherSide() {
        RealMatrix diagonal = new DiagonalMatrix(Reference.random(3, 1, 9).getRow(0));
        Reference.assertClose(Reference.random(1, 4, 9).multiply(diagonal), dense(1, 4, 9).multiply(diagonal));
        Reference.assertClose(diagonal.multiply(Reference.random(1, 9, 4)), diagonal.multiply(dense(1, 9, 4)));
    }

    @Test
    void whatComesOfADenseMatrixIsDense() {
        DenseMatrix a = dense(1, 3, 3);
        RealMatrix block = new BlockRealMatrix(3, 3);
        Stream.of(a.multiply(block), a.add(block), a.subtract(block), a.scalarAdd(1), a.scalarMultiply(2),
                a.transpose(), a.copy(), a.power(2),
                a.createMatrix(1, 2), a.getSubMatrix(0, 1, 0, 1), a.getRowMatrix(0), a.getColumnMatrix(0))
                .forEach(m -> assertInstanceOf(DenseMatrix.class, m));
    }

    @Test
    void aMatrixTimesAVector() {
        Reference.shapes().forEach(s -> {
            RealMatrix theirs = Reference.random(1, s[0], s[1]);
            DenseMatrix ours = dense(1, s[0], s[1]);
            double[] right = Reference.random(2, 1, s[1]).getRow(0);
            double[] left = Reference.random(3, 1, s[0]).getRow(0);
            assertArrayEquals(theirs.operate(right), ours.operate(right), Reference.ROUNDING);
            assertArrayEquals(theirs.preMultiply(left), ours.preMultiply(left), Reference.ROUNDING);
            assertArrayEquals(theirs.operate(right), ours.operate(new ArrayRealVector(right)).toArray(),
                    Reference.ROUNDING);
            assertArrayEquals(theirs.preMultiply(left), ours.preMultiply(new ArrayRealVector(left)).toArray(),
                    Reference.ROUNDING);
        });
    }

    @Test
    void scalars() {
        same(m -> m.scalarAdd(0.1));
        same(m -> m.scalarMultiply(-0.3));
        same(m -> m.scalarMultiply(Double.NaN));
    }

    @Test
    void transposes() {
        same(RealMatrix::transpose);
        same(m -> m.transpose().transpose());
    }

    @Test
    void powers() {
        for (int n : new int[] {1, 2, 5, 33}) {
            RealMatrix small = Reference.random(1, n, n).scalarMultiply(1.0 / n);
            for (int p = 0; p <= 7; p++) {
                Reference.assertClose(small.power(p), new DenseMatrix(small.getData()).power(p));
            }
        }
    }

    @Test
    void traceAndNorms() {
        for (int n : new int[] {1, 2, 33}) {
            assertEquals(Reference.random(1, n, n).getTrace(), dense(1, n, n).getTrace());
        }
        sameNumber(RealMatrix::getNorm);
        sameNumber(RealMatrix::getFrobeniusNorm);
    }

    @Test
    void nanAndInfinitiesAreThoseOfIeee754() {
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -0.0, 1, -1};
        double[][] left = new double[odd.length * odd.length][1];
        double[][] right = new double[odd.length * odd.length][1];
        for (int i = 0; i < left.length; i++) {
            left[i][0] = odd[i / odd.length];
            right[i][0] = odd[i % odd.length];
        }
        RealMatrix a = new Array2DRowRealMatrix(left);
        RealMatrix b = new Array2DRowRealMatrix(right);
        DenseMatrix ours = new DenseMatrix(left);
        Reference.assertBits(a.add(b), ours.add(b));
        Reference.assertBits(a.subtract(b), ours.subtract(b));
        Reference.assertBits(a.multiply(b.transpose()), ours.multiply(b.transpose()));
        for (double x : odd) {
            Reference.assertBits(a.scalarAdd(x), ours.scalarAdd(x));
            Reference.assertBits(a.scalarMultiply(x), ours.scalarMultiply(x));
        }
    }

    @Test
    void commonsMathsSolversTakeIt() {
        RealMatrix theirs = Reference.random(1, 9, 9);
        RealMatrix b = Reference.random(2, 9, 3);
        Reference.assertClose(new LUDecomposition(theirs).getSolver().solve(b),
                new LUDecomposition(dense(1, 9, 9)).getSolver().solve(new DenseMatrix(b.getData())));
        Reference.assertClose(MatrixUtils.inverse(theirs), MatrixUtils.inverse(dense(1, 9, 9)));
    }

    // Parts

    @Test
    void rowsAndColumns() {
        same(m -> m.getRowMatrix(m.getRowDimension() - 1));
        same(m -> m.getColumnMatrix(m.getColumnDimension() - 1));
        same(m -> MatrixUtils.createRowRealMatrix(m.getRow(m.getRowDimension() / 2)));
        same(m -> MatrixUtils.createRowRealMatrix(m.getColumn(m.getColumnDimension() / 2)));
        same(m -> MatrixUtils.createRowRealMatrix(m.getRowVector(0).toArray()));
        same(m -> MatrixUtils.createRowRealMatrix(m.getColumnVector(0).toArray()));
    }

    @Test
    void rowsAndColumnsSet() {
        sameChange(m -> m.setRow(m.getRowDimension() / 2, Reference.random(2, 1, m.getColumnDimension()).getRow(0)));
        sameChange(m -> m.setColumn(m.getColumnDimension() / 2, Reference.random(2, 1, m.getRowDimension()).getRow(0)));
        sameChange(m -> m.setRowMatrix(0, Reference.random(2, 1, m.getColumnDimension())));
        sameChange(m -> m.setColumnMatrix(0, dense(2, m.getRowDimension(), 1)));
        sameChange(m -> m.setRowVector(0, new ArrayRealVector(m.getColumnDimension(), 7)));
        sameChange(m -> m.setColumnVector(0, new ArrayRealVector(m.getRowDimension(), 7)));
    }

    @Test
    void entries() {
        sameChange(m -> m.setEntry(m.getRowDimension() - 1, m.getColumnDimension() - 1, 7));
        sameChange(m -> m.addToEntry(0, m.getColumnDimension() - 1, 0.1));
        sameChange(m -> m.multiplyEntry(m.getRowDimension() - 1, 0, 3));
        Reference.shapes().forEach(s -> {
            RealMatrix theirs = Reference.random(1, s[0], s[1]);
            DenseMatrix ours = dense(1, s[0], s[1]);
            assertEquals(s[0], ours.getRowDimension());
            assertEquals(s[1], ours.getColumnDimension());
            assertEquals(s[0] == s[1], ours.isSquare());
            assertEquals(theirs.getEntry(s[0] - 1, s[1] / 2), ours.getEntry(s[0] - 1, s[1] / 2));
        });
    }

    @Test
    void subMatrices() {
        same(m -> m.getSubMatrix(0, m.getRowDimension() - 1, 0, m.getColumnDimension() - 1));
        same(m -> m.getSubMatrix(m.getRowDimension() / 2, m.getRowDimension() - 1, 0, m.getColumnDimension() / 2));
        same(m -> m.getSubMatrix(new int[] {m.getRowDimension() - 1, 0, 0}, new int[] {m.getColumnDimension() / 2, 0}));
        same(m -> {
            double[][] to = new double[m.getRowDimension() + 1][m.getColumnDimension() + 1];
            m.copySubMatrix(0, m.getRowDimension() - 1, m.getColumnDimension() / 2, m.getColumnDimension() - 1, to);
            return new Array2DRowRealMatrix(to);
        });
        same(m -> {
            double[][] to = new double[2][2];
            m.copySubMatrix(new int[] {0, m.getRowDimension() - 1}, new int[] {m.getColumnDimension() - 1, 0}, to);
            return new Array2DRowRealMatrix(to);
        });
    }

    @Test
    void subMatricesSet() {
        sameChange(m -> m.setSubMatrix(new double[][] {{7}}, m.getRowDimension() - 1, m.getColumnDimension() - 1));
        sameChange(m -> m.setSubMatrix(Reference.random(2, m.getRowDimension(), m.getColumnDimension()).getData(), 0,
                0));
        sameChange(m -> m.setSubMatrix(Reference.random(2, (m.getRowDimension() + 1) / 2, 1).getData(),
                m.getRowDimension() / 2, 0));
    }

    @Test
    void createMatrixGivesZeros() {
        same(m -> m.createMatrix(m.getColumnDimension(), 3));
        Reference.assertBits(new Array2DRowRealMatrix(3, 2), new DenseMatrix(3, 2));
    }

    // Safe from outside

    @Test
    void theArrayItWasMadeFromIsCopied() {
        double[][] numbers = {{1, 2}, {3, 4}};
        DenseMatrix m = new DenseMatrix(numbers);
        numbers[0][0] = 99;
        numbers[1] = new double[] {98, 97};
        assertEquals(new Array2DRowRealMatrix(new double[][] {{1, 2}, {3, 4}}), m);
    }

    @Test
    void oneArrayGivenAsTwoRowsIsTwoRows() {
        double[] row = {1, 2};
        DenseMatrix m = new DenseMatrix(new double[][] {row, row});
        m.setEntry(0, 0, 9);
        assertEquals(1, m.getEntry(1, 0));
        assertEquals(1, row[0]);
    }

    @Test
    void whatItGivesOutIsACopy() {
        DenseMatrix m = dense(1, 3, 2);
        m.getData()[0][0] = 99;
        m.getData()[1] = null;
        m.getRow(0)[0] = 99;
        m.getColumn(0)[0] = 99;
        m.getRowVector(0).setEntry(0, 99);
        m.getColumnVector(0).setEntry(0, 99);
        m.getRowMatrix(0).setEntry(0, 0, 99);
        m.getColumnMatrix(0).setEntry(0, 0, 99);
        m.copy().setEntry(0, 0, 99);
        Reference.assertBits(Reference.random(1, 3, 2), m);
    }

    @Test
    void whatItTakesInIsCopied() {
        DenseMatrix m = new DenseMatrix(2, 2);
        double[] row = {1, 2};
        double[][] part = {{3, 4}};
        m.setRow(0, row);
        m.setSubMatrix(part, 1, 0);
        row[0] = 99;
        part[0][0] = 99;
        assertEquals(new Array2DRowRealMatrix(new double[][] {{1, 2}, {3, 4}}), m);
    }

    @Test
    void ofTakesADenseMatrixAsItIsAndCopiesAnyOther() {
        DenseMatrix ours = dense(1, 2, 2);
        assertSame(ours, DenseMatrix.of(ours));
        kinds().skip(1).forEach(kind -> {
            RealMatrix other = kind.apply(ours.getData());
            DenseMatrix copy = DenseMatrix.of(other);
            other.setEntry(0, 0, 99);
            Reference.assertBits(ours, copy);
        });
    }

    // Equality

    @Test
    void itEqualsEveryMatrixOfItsNumbersAndSoDoTheyIt() {
        Reference.shapes().forEach(s -> {
            DenseMatrix ours = dense(1, s[0], s[1]);
            kinds().forEach(kind -> {
                RealMatrix other = kind.apply(ours.getData());
                assertEquals(ours, other);
                assertEquals(other, ours);
                assertEquals(other.hashCode(), ours.hashCode());
                other.addToEntry(s[0] - 1, s[1] - 1, 1e-9);
                assertNotEquals(ours, other);
                assertNotEquals(other, ours);
            });
        });
    }

    @Test
    void anotherShapeAnotherThingAndNanAreNotEqual() {
        DenseMatrix zeros = new DenseMatrix(2, 3);
        assertNotEquals(zeros, new DenseMatrix(3, 2));
        assertNotEquals(zeros, new Array2DRowRealMatrix(2, 2));
        assertNotEquals(zeros, null);
        assertFalse(zeros.equals((Object) "0"));
        zeros.setEntry(0, 0, Double.NaN);
        assertNotEquals(zeros, zeros.copy());
        assertEquals(new Array2DRowRealMatrix(zeros.getData()).hashCode(), zeros.hashCode());
    }

    @Test
    void itPrintsAsCommonsMathsDo() {
        assertEquals("DenseMatrix{{1.0,-0.5},{0.0,2.0}}", new DenseMatrix(new double[][] {{1, -0.5}, {0, 2}})
                .toString());
    }

    // Visitors

    private record Changing(List<String> calls) implements RealMatrixChangingVisitor {
        @Override
        public void start(int rows, int columns, int startRow, int endRow, int startColumn, int endColumn) {
            calls.add("start " + List.of(rows, columns, startRow, endRow, startColumn, endColumn));
        }

        @Override
        public double visit(int row, int column, double value) {
            calls.add(row + " " + column + " " + value);
            return value * 2 + calls.size();
        }

        @Override
        public double end() {
            calls.add("end");
            return calls.size();
        }
    }

    private record Preserving(List<String> calls) implements RealMatrixPreservingVisitor {
        @Override
        public void start(int rows, int columns, int startRow, int endRow, int startColumn, int endColumn) {
            calls.add("start " + List.of(rows, columns, startRow, endRow, startColumn, endColumn));
        }

        @Override
        public void visit(int row, int column, double value) {
            calls.add(row + " " + column + " " + value);
        }

        @Override
        public double end() {
            calls.add("end");
            return calls.size();
        }
    }

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

    // Exceptions

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
        for (Function<double[][], RealMatrix> kind : kinds().toList()) {
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
            assertEquals(theirs.getMessage(), thrown.getMessage());
        }
        if (!name.contains("ragged")) {
            Reference.assertBits(Reference.random(1, 3, 2), ours);
        }
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

    // In place

    @Test
    void setProductsAreTheProducts() {
        Reference.products().forEach(s -> {
            RealMatrix a = Reference.random(1, s[0], s[1]);
            RealMatrix b = Reference.random(2, s[1], s[2]);
            DenseMatrix c = dense(3, s[0], s[2]);
            c.setProduct(DenseMatrix.of(a), DenseMatrix.of(b));
            Reference.assertClose(a.multiply(b), c);
            c.setProductTransposedFirst(DenseMatrix.of(a.transpose()), DenseMatrix.of(b));
            Reference.assertClose(a.multiply(b), c);
            c.setProductTransposedSecond(DenseMatrix.of(a), DenseMatrix.of(b.transpose()));
            Reference.assertClose(a.multiply(b), c);
        });
    }

    @Test
    void columnSumsAndRowsAddedAndSteps() {
        Reference.shapes().forEach(s -> {
            RealMatrix a = Reference.random(1, s[0], s[1]);
            RealMatrix ones = new Array2DRowRealMatrix(1, s[0]).scalarAdd(1);
            DenseMatrix row = dense(2, 1, s[1]);
            row.setColumnSums(DenseMatrix.of(a));
            Reference.assertClose(ones.multiply(a), row);
            DenseMatrix sum = dense(1, s[0], s[1]);
            sum.addToEachRow(row);
            Reference.assertClose(a.add(ones.transpose().multiply(row)), sum);
            DenseMatrix step = dense(1, s[0], s[1]);
            step.subtractScaled(0.3, sum);
            Reference.assertBits(a.subtract(sum.scalarMultiply(0.3)), step);
        });
    }

    @Test
    void aRowBecomesThatOfAnother() {
        DenseMatrix m = dense(1, 3, 2);
        DenseMatrix other = dense(2, 4, 2);
        m.setRow(1, other, 3);
        assertArrayEquals(Reference.random(2, 4, 2).getRow(3), m.getRow(1));
        assertArrayEquals(Reference.random(1, 3, 2).getRow(0), m.getRow(0));
        assertArrayEquals(Reference.random(1, 3, 2).getRow(2), m.getRow(2));
        Reference.assertBits(Reference.random(2, 4, 2), other);
        assertThrows(OutOfRangeException.class, () -> m.setRow(3, other, 0));
        assertThrows(OutOfRangeException.class, () -> m.setRow(0, other, 4));
        assertThrows(OutOfRangeException.class, () -> m.setRow(-1, other, 0));
        assertThrows(MatrixDimensionMismatchException.class, () -> m.setRow(0, dense(2, 4, 3), 0));
    }

    @Test
    void aRowIsACopy() {
        DenseMatrix m = dense(1, 3, 2);
        m.getRow(1)[0] = 9;
        Reference.assertBits(Reference.random(1, 3, 2), m);
    }

    @Test
    void theEntriesAreTheNumbersThemselvesRowAfterRow() {
        DenseMatrix m = dense(1, 3, 2);
        assertSame(m.entries(), m.entries());
        assertNotSame(m.entries(), m.copy().entries());
        m.entries()[3] = 9;
        assertEquals(9, m.getEntry(1, 1));
    }

    @Test
    void oneEntryIsEnoughToBeNoLongerFinite() {
        DenseMatrix m = new DenseMatrix(2, 3);
        assertTrue(m.isFinite());
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            m.setEntry(1, 2, bad);
            assertFalse(m.isFinite());
        }
        m.setEntry(1, 2, Double.MAX_VALUE);
        assertTrue(m.isFinite());
    }
}
