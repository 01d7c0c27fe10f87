package backprop.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.data.NumpyRandom;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * What a matrix is held against: Commons Math's own {@code Array2DRowRealMatrix}, over shapes where a kernel may slip.
 */
final class Reference {
    /** Far above the rounding of a sum of 100 products, far below a missing one. */
    static final double ROUNDING = 1e-12;
    private static final int[] SIZES = {1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 64, 100};

    private Reference() { }

    /** Rows and columns: single rows and columns of every size, wide, tall, square, and 20 drawn from a seed. */
    static Stream<int[]> shapes() {
        Random random = new Random(1);
        Stream<int[]> around = IntStream.of(SIZES).boxed()
                .flatMap(n -> Stream.of(new int[] {1, n}, new int[] {n, 1}, new int[] {n, n},
                new int[] {4, n}, new int[] {n, 33}));
        return Stream.concat(around, Stream.generate(() -> new int[] {1 + random.nextInt(70), 1 + random.nextInt(70)})
                .limit(20));
    }

    /**
     * N, K, M of a product: result and inner dimension of size 1, wide, tall, around the blocks; 60 drawn from a seed.
     */
    static Stream<int[]> products() {
        Random random = new Random(2);
        Stream<int[]> around = IntStream.of(SIZES).boxed()
                .flatMap(n -> Stream.of(new int[] {1, n, 1}, new int[] {n, 1, n}, new int[] {n, 1, 1},
                new int[] {1, 1, n}, new int[] {n, n, n}, new int[] {3, n, 100}, new int[] {100, n, 3},
                new int[] {1, n, 33}, new int[] {33, n, 1}, new int[] {5, n, 417}));
        return Stream.concat(around, Stream.generate(() -> new int[] {size(random), size(random), size(random)})
                .limit(60));
    }

    private static int size(Random random) {
        return SIZES[random.nextInt(SIZES.length)];
    }

    static Array2DRowRealMatrix random(int seed, int rows, int columns) {
        return new Array2DRowRealMatrix(NumpyRandom.seed(seed).randn(rows, columns).getData());
    }

    static DenseMatrix dense(int seed, int rows, int columns) {
        return new DenseMatrix(random(seed, rows, columns).getData());
    }

    /** The same call on both, for every shape, gives the same to the last bit; and neither changes by it. */
    static void same(Function<RealMatrix, RealMatrix> call) {
        shapes().forEach(s -> {
            RealMatrix theirs = random(1, s[0], s[1]);
            RealMatrix ours = new DenseMatrix(theirs.getData());
            assertBits(call.apply(theirs), call.apply(ours));
            assertBits(random(1, s[0], s[1]), ours);
        });
    }

    /** The same change of both leaves the same in both. */
    static void sameChange(Consumer<RealMatrix> change) {
        same(m -> {
            RealMatrix copy = m.copy();
            change.accept(copy);
            return copy;
        });
    }

    /** The same shape and numbers, up to rounding; NaN and infinities where the other has them. */
    static void assertClose(RealMatrix expected, RealMatrix actual) {
        assertEquals(Shapes.of(expected), Shapes.of(actual));
        assertClose(expected.getData(), actual.getData());
    }

    static void assertClose(double[][] expected, double[][] actual) {
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i], ROUNDING, "row " + i);
        }
    }

    /** The same numbers to the last bit, a zero's sign too. */
    static void assertBits(RealMatrix expected, RealMatrix actual) {
        assertBits(expected.getData(), actual.getData());
    }

    static void assertBits(double[][] expected, double[][] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i], "row " + i);
        }
    }
}
