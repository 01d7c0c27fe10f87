package backprop.train;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.data.NumpyRandom;
import backprop.matrix.Affine;
import backprop.matrix.DenseMatrix;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.SquaredError;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** What is written is read back bit for bit. */
class SavedTest extends SavedFile {
    @Test
    void theFileIsAsDocumented() throws IOException {
        assertEquals(WHOLE, Files.readString(file).replace("\r\n", "\n"));
    }

    @Test
    void whatIsReadIsWhatWasWrittenBitForBit() {
        TrainingLog read = Saved.read(file, other);
        assertBits(network, other);
        assertArrayEquals(bits(log.losses()), bits(read.losses()));
        assertEquals(1e-6, read.learningRate());
    }

    @Test
    void anyDoubleIsReadBackBitForBit() {
        for (int seed = 0; seed < 20; seed++) {
            DenseMatrix any = new DenseMatrix(30, 40);
            Random random = new Random(seed);
            for (int i = 0; i < 30; i++) {
                for (int j = 0; j < 40; j++) {
                    double entry = Double.longBitsToDouble(random.nextLong());
                    any.setEntry(i, j, Double.isFinite(entry) ? entry : 0);
                }
            }
            Network anyNetwork = new Network(new MatMul(new Parameter("W", any)));
            Network reads = new Network(new MatMul(new Parameter("W", new DenseMatrix(30, 40))));
            Saved.write(file, anyNetwork, log);
            Saved.read(file, reads);
            assertBits(anyNetwork, reads);
        }
    }

    @Test
    void aRunGoesOnWhereItStopped() {
        NumpyRandom random = NumpyRandom.seed(0);
        RealMatrix x = random.randn(8, 20);
        RealMatrix t = random.randn(8, 2);
        RealMatrix w1 = random.randn(20, 10);
        RealMatrix w2 = random.randn(10, 2);
        double[] whole = training(Network.twoLayer(w1, w2)).run(x, t, 100, Progress.NONE).losses();
        Network half = Network.twoLayer(w1, w2);
        Saved.write(file, half, training(half).run(x, t, 50, Progress.NONE));
        Network goesOn = Network.twoLayer(w1.scalarMultiply(0), w2.scalarMultiply(0));
        double[] first = Saved.read(file, goesOn).losses();
        double[] second = training(goesOn).run(x, t, 50, Progress.NONE).losses();
        assertArrayEquals(bits(whole), LongStream.concat(LongStream.of(bits(first)), LongStream.of(bits(second)))
                .toArray());
    }

    private static Training training(Network network) {
        return new Training(network, new SquaredError(), new GradientDescent(5e-4));
    }

    @Test
    void aLogWithoutAStepAndALayerWithoutParametersAreSavedToo() {
        Network onlyRelu = new Network(new Relu());
        Saved.write(file, onlyRelu, new TrainingLog(0.5, new double[0]));
        TrainingLog read = Saved.read(file, onlyRelu);
        assertEquals(0, read.steps());
        assertEquals(0.5, read.learningRate());
    }

    @Test
    void theEpochsOfARunInMinibatchesAreSavedToo() throws IOException {
        List<EpochLog.Epoch> epochs = List.of(new EpochLog.Epoch(0, 1 / 3.0, 0, Double.MAX_VALUE, 1),
                new EpochLog.Epoch(1, Double.MIN_VALUE, 0.1 + 0.2, 7, 1));
        Saved.write(file, network, new EpochLog(log, epochs));
        EpochLog read = Saved.readEpochs(file, other);
        assertEquals(epochs, read.epochs());
        assertArrayEquals(bits(log.losses()), bits(read.steps().losses()));
        assertBits(network, other);
        assertArrayEquals(bits(log.losses()), bits(Saved.read(file, other).losses()));
        assertTrue(Files.readString(file).replace("\r\n", "\n").endsWith("""
                  "losses" : [ 36.0, 1.44, 4.9E-324 ],
                  "epochs" : [ {
                    "number" : 0,
                    "loss" : 0.3333333333333333,
                    "accuracy" : 0.0,
                    "heldOutLoss" : 1.7976931348623157E308,
                    "heldOutAccuracy" : 1.0
                  }, {
                    "number" : 1,
                    "loss" : 4.9E-324,
                    "accuracy" : 0.30000000000000004,
                    "heldOutLoss" : 7.0,
                    "heldOutAccuracy" : 1.0
                  } ]
                }"""), Files.readString(file));
    }

    @Test
    void aNameMayHaveAnyLetters() {
        Network letters = letters(1, 2);
        Network reads = letters(0, 0);
        Saved.write(file, letters, log);
        Saved.read(file, reads);
        assertBits(letters, reads);
    }

    private static Network letters(double w, double b) {
        return new Network(new Affine(new Parameter("\"W₁\"\n", new DenseMatrix(new double[][] {{w}})),
                new Parameter("\"W₂\"\n", new DenseMatrix(new double[][] {{b}}))));
    }

    @Test
    void aNumberThatIsNotFiniteIsNotWrittenAndTheOldFileStays() throws IOException {
        String before = Files.readString(file);
        network.parameter("W2").set(new DenseMatrix(new double[][] {{1}, {Double.NaN}, {2}}));
        Errors.argument("Saved.write: W2 has NaN at row 1, column 0 (counted from 0); replace that entry or leave"
                + " its row out.",
                () -> Saved.write(file, network, log));
        assertEquals(before, Files.readString(file));
    }

    @Test
    void anEpochThatIsNotFiniteIsNotWritten() throws IOException {
        String before = Files.readString(file);
        Errors.argument("Saved.write: what was measured has NaN at row 0, column 2 (counted from 0); replace that entry"
                + " or leave its row out.",
                () -> Saved.write(file, network,
                        new EpochLog(log, List.of(new EpochLog.Epoch(0, 1, 0, Double.NaN, 1)))));
        assertEquals(before, Files.readString(file));
    }

    @Test
    void whatIsMissingIsRefused() {
        Errors.argument("Saved.write: file is null; give it a path, say Path.of(\"network.json\").",
                () -> Saved.write(null, network, log));
        Errors.argument("Saved.write: network is null; give it a Network.", () -> Saved.write(file, null, log));
        Errors.argument("Saved.write: log is null; give it the TrainingLog of the run.",
                () -> Saved.write(file, network, (TrainingLog) null));
        Errors.argument("Saved.write: log is null; give it the EpochLog of the run.",
                () -> Saved.write(file, network, (EpochLog) null));
        Errors.argument("Saved.read: file is null; give it a path, say Path.of(\"network.json\").",
                () -> Saved.read(null, network));
        Errors.argument("Saved.read: network is null; give it a Network of the shapes that were written.",
                () -> Saved.read(file, null));
    }

    @Test
    void anInterruptEndsTheReadingAndTheNetworkStays() {
        Thread.currentThread().interrupt();
        assertEquals("Saved.read: interrupted; the network is as it was.",
                assertThrows(CancellationException.class, () -> Saved.read(file, other)).getMessage());
        assertFalse(Thread.interrupted());
        SavedReader read = new SavedReader(file);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> read.values(other.parameters()));
        assertEquals(new DenseMatrix(2, 3), other.parameter("W1").value());
    }

    @Test
    void aByteOrderMarkOrUtf16IsReadToo() throws IOException {
        for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            for (String mark : List.of("\uFEFF", "")) {
                Files.writeString(file, mark + WHOLE + "\n\n", charset);
                Network reads = Network.twoLayer(new DenseMatrix(2, 3), new DenseMatrix(3, 1));
                Saved.read(file, reads);
                assertBits(network, reads);
            }
        }
    }
}
