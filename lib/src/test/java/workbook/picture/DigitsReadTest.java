package workbook.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.data.Digits;
import backprop.data.Examples;
import backprop.data.Labels;
import backprop.data.NumpyRandom;
import backprop.matrix.Affine;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.SoftmaxCrossEntropy;
import backprop.train.EpochProgress;
import backprop.train.GradientDescent;
import backprop.train.Minibatches;
import backprop.train.Network;
import backprop.train.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trains the network of lesson 0, and draws digits that it has never seen, one of which it reads wrong. */
class DigitsReadTest {
    @Test
    void thePictureInTheReadmeIsTheOneThatLessonZeroDraws() throws IOException {
        NumpyRandom random = NumpyRandom.seed(0);
        Examples.Split digits = Digits.read(Path.of("notebooks/data/digits.csv")).shuffled(random).split(450);
        Network network = new Network(affine("1", 64, random), new Relu(), affine("2", 10, random));
        new Minibatches(new Training(network, new SoftmaxCrossEntropy(), new GradientDescent(0.05)), 16, random)
                .run(digits.training(), digits.heldOut(), 60, EpochProgress.NONE);
        Examples unseen = digits.heldOut().rows(IntStream.range(106, 118).toArray());
        int[] answers = Labels.of(network.forward(unseen.x()));
        int[] right = Labels.of(unseen.t());
        String[] labels = IntStream.range(0, answers.length)
                .mapToObj(i -> answers[i] + (answers[i] == right[i] ? "" : "\nis a " + right[i]))
                .toArray(String[]::new);
        assertEquals(1, Arrays.stream(labels).filter(label -> label.contains("is a")).count());
        String drawn = Tiles.of("Digits that the network has never seen, with its answers.", unseen.x(), labels).svg();
        assertEquals(Files.readString(Path.of("lib/src/test/resources/golden/digits-read.svg")), drawn);
    }

    private static Affine affine(String number, int columns, NumpyRandom random) {
        return new Affine(new Parameter("W" + number, random.he(64, columns)),
                new Parameter("B" + number, new DenseMatrix(1, columns)));
    }
}
