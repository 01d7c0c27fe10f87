package backprop.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

    /** Plain Java, and the native BLAS on a machine that has one. */
    static Stream<Products> implementations() {
        return Stream.concat(Stream.of(new PlainProducts()), BlasProducts.given().stream());
    }

    /**
     * The four ways to {@code a·b}, with none, one and both given as their transposes, each written over what was there
     * before.
     */
    private Stream<double[]> all(RealMatrix a, RealMatrix b) {
        return IntStream.range(0, 4).mapToObj(which -> {
            double[] c = new double[a.getRowDimension() * b.getColumnDimension()];
            Arrays.fill(c, Double.NaN);
            boolean first = which % 2 == 1;
            boolean second = which / 2 == 1;
            products.product(a.getRowDimension(), a.getColumnDimension(), b.getColumnDimension(),
                    numbers(first ? a.transpose() : a), first, numbers(second ? b.transpose() : b), second, c);
            return c;
        });
    }

    private static double[] numbers(RealMatrix m) {
        return DenseMatrix.of(m).entries();
    }

    private void assertProducts(RealMatrix a, RealMatrix b) {
        double[] expected = numbers(a.multiply(b));
        all(a, b).forEach(c -> assertArrayEquals(expected, c, Reference.ROUNDING));
    }

    @Test
    void theyAreThoseOfCommonsMathInEveryShape() {
        Reference.products()
                .forEach(s -> assertProducts(Reference.random(1, s[0], s[1]), Reference.random(2, s[1], s[2])));
    }

    @Test
    void operandsAreNotChanged() {
        Reference.products().forEach(s -> {
            double[] a = numbers(Reference.random(1, s[0], s[1]));
            double[] b = numbers(Reference.random(2, s[1], s[2]));
            for (int which = 0; which < 4; which++) {
                products.product(s[0], s[1], s[2], a, which % 2 == 1, b, which / 2 == 1, new double[s[0] * s[2]]);
            }
            assertArrayEquals(numbers(Reference.random(1, s[0], s[1])), a);
            assertArrayEquals(numbers(Reference.random(2, s[1], s[2])), b);
        });
    }

    @Test
    void aMatrixMayBeBothOperands() {
        RealMatrix a = Reference.random(1, 37, 37);
        double[] c = new double[37 * 37];
        products.product(37, 37, 37, numbers(a), false, numbers(a), false, c);
        assertArrayEquals(numbers(a.multiply(a)), c, Reference.ROUNDING);
        products.product(37, 37, 37, numbers(a), true, numbers(a), false, c);
        assertArrayEquals(numbers(a.transpose().multiply(a)), c, Reference.ROUNDING);
        products.product(37, 37, 37, numbers(a), false, numbers(a), true, c);
        assertArrayEquals(numbers(a.multiply(a.transpose())), c, Reference.ROUNDING);
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
                assertArrayEquals(new double[] {expected}, c));
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
        all(large, large).forEach(c -> assertTrue(Double.isNaN(c[0])));
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
    void plainJavaGivesTheSameBitsEveryTime() {
        // Warm or cold, compiled or not, whatever ran in between. A native BLAS promises that for small products only.
        assumeTrue(products instanceof PlainProducts);
        RealMatrix a = Reference.random(1, 33, 65);
        RealMatrix b = Reference.random(2, 65, 31);
        double[][] first = all(a, b).toArray(double[][]::new);
        for (int n = 0; n < 2000; n++) {
            double[][] again = all(a, b).toArray(double[][]::new);
            for (int i = 0; i < first.length; i++) {
                assertArrayEquals(first[i], again[i]);
            }
        }
    }

    @Test
    void smallProductsHaveTheSameBitsWhateverMultiplies() {
        Reference.products().filter(s -> s[0] * s[1] * s[2] < 20_000).forEach(s -> {
            RealMatrix a = Reference.random(1, s[0], s[1]);
            RealMatrix b = Reference.random(2, s[1], s[2]);
            double[] expected = new double[s[0] * s[2]];
            new PlainProducts().product(s[0], s[1], s[2], numbers(a), false, numbers(b), false, expected);
            all(a, b).forEach(c -> assertArrayEquals(expected, c));
        });
    }
}
