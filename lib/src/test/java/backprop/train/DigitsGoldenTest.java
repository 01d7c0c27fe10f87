package backprop.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.data.Digits;
import backprop.data.Examples;
import backprop.data.NumpyRandom;
import backprop.matrix.Affine;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.SoftmaxCrossEntropy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Ten epochs on the digits held against the same program in NumPy 2.4.6, golden/digits.py: the losses to a relative
 * 1e-9, the accuracies to the last image. That the comparison can fail is shown with programs that are a little wrong.
 */
class DigitsGoldenTest {

    @Test
    void allLossesAndAccuraciesAreThoseOfNumpy() throws IOException {
        assertEquals(11, golden().size());
        assertEquals(-1, firstDifference(run(32, 0.1, 0, 10)));
        assertTrue(golden().get(10)[4] > 0.9);
    }

    @Test
    void anotherSizeRateOrOrderIsSeen() throws IOException {
        assertEquals(1, firstDifference(run(31, 0.1, 0, 2)));
        assertEquals(1, firstDifference(run(32, 0.1 * (1 + 1e-8), 0, 2)));
        assertEquals(1, firstDifference(run(32, 0.1, 1, 2)));
    }

    /** @param skipped so many permutations are drawn too many before the first epoch */
    private static EpochLog run(int size, double rate, int skipped, int epochs) {
        NumpyRandom random = NumpyRandom.seed(0);
        Examples.Split split = Digits.read(Path.of("notebooks/data/digits.csv")).shuffled(random).split(450);
        Network network = new Network(affine("1", 64, random), new Relu(), affine("2", 10, random));
        for (int i = 0; i < skipped; i++) {
            random.permutation(1347);
        }
        return new Minibatches(new Training(network, new SoftmaxCrossEntropy(), new GradientDescent(rate)), size,
                random)
                .run(split.training(), split.heldOut(), epochs, EpochProgress.NONE);
    }

    private static Affine affine(String number, int columns, NumpyRandom random) {
        return new Affine(new Parameter("W" + number, random.he(64, columns)),
                new Parameter("B" + number, new DenseMatrix(1, columns)));
    }

    /** The first epoch with a loss or an accuracy that is not NumPy's; -1 if there is none. */
    private static int firstDifference(EpochLog log) throws IOException {
        List<double[]> expected = golden();
        for (EpochLog.Epoch e : log.epochs()) {
            double[] row = expected.get(e.number());
            if (!(near(row[1], e.loss()) && row[2] == e.accuracy() && near(row[3], e.heldOutLoss())
                    && row[4] == e.heldOutAccuracy())) {
                return e.number();
            }
        }
        return -1;
    }

    private static boolean near(double expected, double actual) {
        return Math.abs(actual - expected) <= 1e-9 * expected;
    }

    private static List<double[]> golden() throws IOException {
        try (InputStream in = DigitsGoldenTest.class.getResourceAsStream("/golden/digits-epochs.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> Character.isDigit(line.charAt(0)))
                    .map(line -> java.util.Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
                    .toList();
        }
    }
}
