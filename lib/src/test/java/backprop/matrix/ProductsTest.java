package backprop.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Reference: {@code Array2DRowRealMatrix}; IEEE 754 by hand. */
@ParameterizedClass
@MethodSource("implementations")
class ProductsTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Parameter
    private Products products;

    static Stream<Products> implementations() {
        return Stream.of(new PlainProducts());
    }

    /** The three products that should all be {@code a·b}, each written over what was there before. */
    private Stream<double[][]> all(RealMatrix a, RealMatrix b) {
        return IntStream.range(0, 3).mapToObj(which -> {
            double[][] c = new double[a.getRowDimension()][b.getColumnDimension()];
            for (double[] row : c) {
                Arrays.fill(row, Double.NaN);
            }
            switch (which) {
                case 0 -> products.product(a.getData(), b.getData(), c);
                case 1 -> products.productTransposedFirst(a.transpose().getData(), b.getData(), c);
                default -> products.productTransposedSecond(a.getData(), b.transpose().getData(), c);
            }
            return c;
        });
    }

    private void assertProducts(RealMatrix a, RealMatrix b) {
        double[][] expected = a.multiply(b).getData();
        all(a, b).forEach(c -> Reference.assertClose(expected, c));
    }

    @Test
    void theyAreThoseOfCommonsMathInEveryShape() {
        Reference.products().forEach(s -> assertProducts(Reference.random(1, s[0], s[1]), Reference.random(2, s[1], s[2])));
    }

    @Test
    void operandsAreNotChanged() {
        Reference.products().forEach(s -> {
            double[][] a = Reference.random(1, s[0], s[1]).getData();
            double[][] b = Reference.random(2, s[1], s[2]).getData();
            double[][] up = Reference.random(3, s[0], s[2]).getData();
            products.product(a, b, new double[s[0]][s[2]]);
            products.productTransposedFirst(a, up, new double[s[1]][s[2]]);
            products.productTransposedSecond(up, b, new double[s[0]][s[1]]);
            Reference.assertBits(Reference.random(1, s[0], s[1]).getData(), a);
            Reference.assertBits(Reference.random(2, s[1], s[2]).getData(), b);
            Reference.assertBits(Reference.random(3, s[0], s[2]).getData(), up);
        });
    }

    @Test
    void aMatrixMayBeBothOperands() {
        RealMatrix a = Reference.random(1, 37, 37);
        double[][] rows = a.getData();
        double[][] c = new double[37][37];
        products.product(rows, rows, c);
        Reference.assertClose(a.multiply(a).getData(), c);
        products.productTransposedFirst(rows, rows, c);
        Reference.assertClose(a.transpose().multiply(a).getData(), c);
        products.productTransposedSecond(rows, rows, c);
        Reference.assertClose(a.multiply(a.transpose()).getData(), c);
    }

    @Test
    void oneRowArrayMayBeEveryRow() {
        double[] row = Reference.random(1, 1, 9).getRow(0);
        double[][] b = new double[6][];
        Arrays.fill(b, row);
        double[][] c = new double[5][9];
        RealMatrix a = Reference.random(2, 5, 6);
        products.product(a.getData(), b, c);
        Reference.assertClose(a.multiply(new Array2DRowRealMatrix(b)).getData(), c);
    }

    @Test
    void nanAndInfinitiesGoThroughAsIeee754Says() {
        // The bad number alone, at each place of the sum, against 0, 1, −1 and each other bad number.
        double[] bad = {Double.NaN, INFINITY, -INFINITY};
        double[] met = {0, -0.0, 1, -1, Double.NaN, INFINITY, -INFINITY};
        for (int inner : new int[] {1, 2, 4, 5, 7, 33}) {
            for (int at = 0; at < inner; at++) {
                for (double x : bad) {
                    for (double y : met) {
                        RealMatrix a = Reference.random(1, 2, inner);
                        RealMatrix b = Reference.random(2, inner, 3);
                        a.setEntry(1, at, x);
                        b.setEntry(at, 2, y);
                        assertProducts(a, b);
                        assertProducts(b.transpose(), a.transpose());
                    }
                }
            }
        }
    }

    @Test
    void zeroTimesInfinityIsNan() {
        assertEntry(Double.NaN, new double[] {1, 0}, new double[] {1, INFINITY});
        assertEntry(Double.NaN, new double[] {1, INFINITY}, new double[] {1, 0});
        assertEntry(Double.NaN, new double[] {0, 1, 1, 1, 1}, new double[] {Double.NaN, 1, 1, 1, 1});
    }

    @Test
    void infinityLessInfinityIsNanAndInfinityAloneStays() {
        assertEntry(Double.NaN, new double[] {1, 1, 1, 1, 1}, new double[] {INFINITY, 1, 1, 1, -INFINITY});
        assertEntry(INFINITY, new double[] {1, 1, 1, 1, 1}, new double[] {INFINITY, 1, 1, 1, INFINITY});
        assertEntry(-INFINITY, new double[] {1e200, 0}, new double[] {-1e200, 1});
    }

    private void assertEntry(double expected, double[] a, double[] b) {
        all(new Array2DRowRealMatrix(new double[][] {a}), new Array2DRowRealMatrix(b)).forEach(c ->
                assertArrayEquals(new double[] {expected}, c[0]));
    }

    @Test
    void nanAndInfinitiesScatteredInRandomMatrices() {
        Random random = new Random(3);
        double[] odd = {Double.NaN, INFINITY, -INFINITY, 0, 0, 0, 0, -0.0};
        Reference.products().forEach(s -> {
            RealMatrix a = Reference.random(1, s[0], s[1]);
            RealMatrix b = Reference.random(2, s[1], s[2]);
            for (int n = 0; n < odd.length; n++) {
                a.setEntry(random.nextInt(s[0]), random.nextInt(s[1]), odd[random.nextInt(odd.length)]);
                b.setEntry(random.nextInt(s[1]), random.nextInt(s[2]), odd[random.nextInt(odd.length)]);
            }
            assertProducts(a, b);
        });
    }

    @Test
    void theNumbersBeforeAreForgotten() {
        // A large product, then smaller ones: nothing of the room it used may remain.
        RealMatrix large = Reference.random(1, 100, 100);
        large.setEntry(0, 0, Double.NaN);
        all(large, large).forEach(c -> assertTrue(Double.isNaN(c[0][0])));
        for (int n : new int[] {40, 33, 5, 1}) {
            assertProducts(Reference.random(2, n, n + 1), Reference.random(3, n + 1, 3));
        }
    }

    @Test
    void severalThreadsMayMultiplyAtOnce() {
        IntStream.range(0, 200).parallel().forEach(n -> {
            int size = 20 + n % 50;
            assertProducts(Reference.random(n, size, 40), Reference.random(n + 1, 40, size));
        });
    }

    @Test
    void theyGiveTheSameBitsEveryTime() {
        // Warm or cold, compiled or not, whatever ran in between.
        RealMatrix a = Reference.random(1, 33, 65);
        RealMatrix b = Reference.random(2, 65, 31);
        double[][][] first = all(a, b).toArray(double[][][]::new);
        for (int n = 0; n < 2000; n++) {
            double[][][] again = all(a, b).toArray(double[][][]::new);
            for (int i = 0; i < first.length; i++) {
                Reference.assertBits(first[i], again[i]);
            }
        }
    }
}
