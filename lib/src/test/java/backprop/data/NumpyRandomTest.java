package backprop.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backprop.Errors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference values: NumPy 2.4.6, in golden/numpy-random.csv, made by golden/numpy_random.py. */
class NumpyRandomTest {
    private static final int COUNT = 5000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42, 2147483647})
    void uniformNumbersAreNumpysToTheBit(int seed) throws IOException {
        double[] numbers = draw(NumpyRandom.seed(seed)::rand);
        for (String[] row : golden(seed, "rand")) {
            double actual = row[2].equals("sum") ? sum(numbers) : numbers[Integer.parseInt(row[2])];
            assertEquals(Double.parseDouble(row[3]), actual, String.join(",", row));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42, 2147483647})
    void normalNumbersAreNumpysToTwoUnitsInTheLastPlace(int seed) throws IOException {
        double[] numbers = draw(NumpyRandom.seed(seed)::randn);
        for (String[] row : golden(seed, "randn")) {
            double expected = Double.parseDouble(row[3]);
            if (row[2].equals("sum")) {
                assertEquals(expected, sum(numbers), 1e-11);
            } else {
                assertEquals(expected, numbers[Integer.parseInt(row[2])], 2 * Math.ulp(expected),
                        String.join(",", row));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42, 2147483647})
    void permutationsAreNumpys(int seed) throws IOException {
        int[] order = NumpyRandom.seed(seed).permutation(COUNT);
        for (String[] row : golden(seed, "permutation")) {
            long actual = row[2].equals("sum") ? IntStream.range(0, COUNT).mapToLong(i -> (long) i * order[i]).sum()
                    : order[Integer.parseInt(row[2])];
            assertEquals(Long.parseLong(row[3]), actual, String.join(",", row));
        }
    }

    @Test
    void aPermutationHasEachNumberOnce() {
        for (int n : new int[] {1, 2, 3, 8, 9, 1000}) {
            assertArrayEquals(IntStream.range(0, n).toArray(), Arrays.stream(NumpyRandom.seed(n).permutation(n))
                    .sorted().toArray());
        }
    }

    @Test
    void eachOrderOfThreeIsAsLikelyAsAny() {
        // 6000 draws, 1000 expected of each of six; five standard deviations are 144.
        NumpyRandom random = NumpyRandom.seed(0);
        Map<String, Integer> seen = new HashMap<>();
        IntStream.range(0, 6000).forEach(i -> seen.merge(Arrays.toString(random.permutation(3)), 1, Integer::sum));
        assertEquals(6, seen.size());
        seen.forEach((order, times) -> assertEquals(1000, times, 144, order));
    }

    @Test
    void aPermutationOfNothingIsRefused() {
        Errors.argument("NumpyRandom.permutation: n is 0; give 1 or more.", () -> NumpyRandom.seed(0).permutation(0));
    }

    private static double[] draw(DoubleSupplier next) {
        return DoubleStream.generate(next).limit(COUNT).toArray();
    }

    /** One after another, as the script adds them; DoubleStream's sum compensates for rounding and would differ. */
    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }

    private static List<String[]> golden(int seed, String kind) throws IOException {
        try (InputStream in = NumpyRandomTest.class.getResourceAsStream("/golden/numpy-random.csv")) {
            List<String[]> rows = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> line.startsWith(seed + "," + kind + ",")).map(line -> line.split(",")).toList();
            assertEquals(11, rows.size());
            return rows;
        }
    }

    @Test
    void aMatrixIsFilledRowByRow() {
        RealMatrix m = NumpyRandom.seed(0).randn(2, 3);
        NumpyRandom stream = NumpyRandom.seed(0);
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                assertEquals(stream.randn(), m.getEntry(i, j));
            }
        }
    }

    @Test
    void theSecondOfAPairIsKeptForTheNextMatrix() {
        NumpyRandom numbers = NumpyRandom.seed(0);
        numbers.randn(1, 3);
        assertEquals(2.240893199201458, numbers.randn(1, 1).getEntry(0, 0), 2 * Math.ulp(2.240893199201458));
    }

    @Test
    void heWeightsAreNormalNumbersTimesARoot() {
        assertEquals(NumpyRandom.seed(0).randn(8, 3).scalarMultiply(0.5), NumpyRandom.seed(0).he(8, 3));
    }

    @Test
    void heWeightsHaveAVarianceOfTwoOverTheInputs() {
        // Of 40,000 draws; five standard deviations of the variance are 3.5 %, of the mean 0.0018.
        RealMatrix w = NumpyRandom.seed(1).he(400, 100);
        double sum = 0;
        double squares = 0;
        for (double[] row : w.getData()) {
            for (double entry : row) {
                sum += entry;
                squares += entry * entry;
            }
        }
        assertEquals(0, sum / 40_000, 0.0018);
        assertEquals(2.0 / 400, squares / 40_000, 0.035 * 2 / 400);
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        assertEquals(NumpyRandom.seed(5).randn(3, 3), NumpyRandom.seed(5).randn(3, 3));
        assertNotEquals(NumpyRandom.seed(5).randn(3, 3), NumpyRandom.seed(6).randn(3, 3));
    }

    @Test
    void aNegativeSeedIsRefused() {
        Errors.argument("NumpyRandom.seed: the seed is -1; give 0 or more, as NumPy asks.", () -> NumpyRandom.seed(-1));
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "3, 0", "-1, 3"})
    void aMatrixNeedsRowsAndColumns(int rows, int columns) {
        Errors.argument("NumpyRandom.randn: " + rows + "×" + columns
                + " is no matrix; give 1 or more rows and columns.",
                () -> NumpyRandom.seed(0).randn(rows, columns));
    }

    @Test
    void theStopButtonEndsTheDrawing() {
        NumpyRandom random = NumpyRandom.seed(0);
        Thread.currentThread().interrupt();
        CancellationException e = assertThrows(CancellationException.class, () -> random.randn(3, 2));
        assertEquals("NumpyRandom.randn: interrupted after 0 of 3 rows, whose random numbers are used up; start"
                + " again from the seed.", e.getMessage());
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
