package backprop.matrix;

import static backprop.matrix.Reference.dense;
import static backprop.matrix.Reference.same;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import backprop.matrix.Visits.Changing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.BlockRealMatrix;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is computed with a dense matrix. Reference: {@code Array2DRowRealMatrix}, which computes it too. */
class DenseMatrixArithmeticTest {
    @ParameterizedTest
    @MethodSource("backprop.matrix.Kinds#all")
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
    @MethodSource("backprop.matrix.Kinds#all")
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

    private static void sameNumber(Function<RealMatrix, Double> call) {
        Reference.shapes()
                .forEach(s -> assertEquals(call.apply(Reference.random(1, s[0], s[1])),
                call.apply(dense(1, s[0], s[1]))));
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
}
