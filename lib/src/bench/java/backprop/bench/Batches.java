package backprop.bench;

import backprop.data.Digits;
import backprop.data.Examples;
import backprop.data.Labels;
import backprop.data.NumpyRandom;
import backprop.matrix.Affine;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.SoftmaxCrossEntropy;
import backprop.train.EpochLog;
import backprop.train.EpochProgress;
import backprop.train.GradientDescent;
import backprop.train.Minibatches;
import backprop.train.Network;
import backprop.train.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Minibatches in Java, as a process that bench.py sends work to. A line of input is {@code data hidden size epochs
 * rate}, where data is {@code digits} or, say, {@code 30000x784} for numbers drawn from a seed; {@link Answers} says
 * what it is answered. The losses are those of the steps, then what was measured before the first epoch and after each.
 */
final class Batches {
    private static final Path DIGITS = Path.of("notebooks/data/digits.csv");

    private Batches() { }

    public static void main(String[] args) throws IOException {
        Map<String, Examples.Split> known = new HashMap<>();
        Answers.give(words -> {
            Examples.Split split = known.computeIfAbsent(words[0], Batches::examples);
            int hidden = Integer.parseInt(words[1]);
            int size = Integer.parseInt(words[2]);
            int epochs = Integer.parseInt(words[3]);
            GradientDescent descent = new GradientDescent(Double.parseDouble(words[4]));
            NumpyRandom random = NumpyRandom.seed(1);
            Network network = new Network(affine("1", split.training().x().getColumnDimension(), hidden, random),
                    new Relu(), affine("2", hidden, 10, random));
            Minibatches run = new Minibatches(new Training(network, new SoftmaxCrossEntropy(), descent), size, random);
            return () -> numbers(run.run(split.training(), split.heldOut(), epochs, EpochProgress.NONE));
        });
    }

    /** Of drawn ones, a tenth as many are held out as are there to train on. */
    private static Examples.Split examples(String data) {
        NumpyRandom random = NumpyRandom.seed(0);
        if (data.equals("digits")) {
            return Digits.read(DIGITS).shuffled(random).split(450);
        }
        int[] shape = Arrays.stream(data.split("x")).mapToInt(Integer::parseInt).toArray();
        DenseMatrix x = random.randn(shape[0] + shape[0] / 10, shape[1]);
        int[] labels = Labels.of(x.getSubMatrix(0, x.getRowDimension() - 1, 0, 9));
        return Examples.of(x, Labels.oneHot(labels, 10)).split(shape[0] / 10);
    }

    private static Affine affine(String number, int rows, int columns, NumpyRandom random) {
        return new Affine(new Parameter("W" + number, random.he(rows, columns)),
                new Parameter("B" + number, new DenseMatrix(1, columns)));
    }

    private static double[] numbers(EpochLog log) {
        return DoubleStream.concat(Arrays.stream(log.steps().losses()), log.epochs().stream().flatMapToDouble(
                e -> DoubleStream.of(e.loss(), e.accuracy(), e.heldOutLoss(), e.heldOutAccuracy()))).toArray();
    }
}
