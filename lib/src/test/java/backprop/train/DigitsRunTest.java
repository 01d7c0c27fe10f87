package backprop.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.data.Digits;
import backprop.data.Examples;
import backprop.data.NumpyRandom;
import backprop.matrix.Affine;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.SoftmaxCrossEntropy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The runs of lesson 11 learn what it says: digits of writers that are known, and those of others less well. */
class DigitsRunTest {
    private final Examples digits = Digits.read(Path.of("notebooks/data/digits.csv"));

    @Test
    void withTheWritersMixedNearlyAllDigitsAreRight() {
        NumpyRandom random = NumpyRandom.seed(0);
        double right = heldOutAccuracy(digits.shuffled(random).split(450), random);
        assertTrue(right >= 0.95, right + " are right");
    }

    @Test
    void digitsOfOtherWritersAreHarder() {
        double right = heldOutAccuracy(digits.split(450), NumpyRandom.seed(0));
        assertTrue(0.91 <= right && right <= 0.94, right + " are right");
    }

    private static double heldOutAccuracy(Examples.Split split, NumpyRandom random) {
        Network network = new Network(affine("1", 64, random), new Relu(), affine("2", 10, random));
        Training training = new Training(network, new SoftmaxCrossEntropy(), new GradientDescent(0.05));
        return new Minibatches(training, 16, random).run(split.training(), split.heldOut(), 60, EpochProgress.NONE)
                .last().heldOutAccuracy();
    }

    private static Affine affine(String number, int columns, NumpyRandom random) {
        return new Affine(new Parameter("W" + number, random.he(64, columns)),
                new Parameter("B" + number, new DenseMatrix(1, columns)));
    }
}
