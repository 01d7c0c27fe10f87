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
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SavedTest {
    private static final double[][] W1 = {{0.1, -0.0, Double.MIN_VALUE},
            {Double.MAX_VALUE, 1 / 3.0, -Double.MIN_NORMAL}};
    private static final double[][] W2 = {{Math.nextDown(Double.MIN_NORMAL)}, {Math.nextUp(1.0)}, {2}};
    private static final String WHOLE = """
            {
              "format" : "backprop network",
              "version" : 1,
              "parameters" : [ {
                "name" : "W1",
                "rows" : [ [ 0.1, -0.0, 4.9E-324 ], [ 1.7976931348623157E308, 0.3333333333333333, \
            -2.2250738585072014E-308 ] ]
              }, {
                "name" : "W2",
                "rows" : [ [ 2.225073858507201E-308 ], [ 1.0000000000000002 ], [ 2.0 ] ]
              } ],
              "learningRate" : 1.0E-6,
              "losses" : [ 36.0, 1.44, 4.9E-324 ]
            }""";

    @TempDir
    private Path folder;
    private Path file;
    private final TrainingLog log = new TrainingLog(1e-6, new double[] {36, 1.44, Double.MIN_VALUE});
    private final Network network = Network.twoLayer(new DenseMatrix(W1), new DenseMatrix(W2));
    private final Network other = Network.twoLayer(new DenseMatrix(2, 3), new DenseMatrix(3, 1));

    @BeforeEach
    void write() {
        file = folder.resolve("network.json");
        Saved.write(file, network, log);
    }

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
            java.util.Random random = new java.util.Random(seed);
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
    void epochsThatAreBrokenOrMissingAreRefused() throws IOException {
        String remedy = ". The network is as it was.";
        Errors.argument("Saved.read: " + file + ": it has no epochs; give one that was written with an EpochLog, or"
                + " read it with Saved.read" + remedy,
                () -> Saved.readEpochs(file, other));
        Saved.write(file, network, new EpochLog(log, List.of(new EpochLog.Epoch(0, 1, 0, 1, 0.5))));
        String whole = Files.readString(file);
        Files.writeString(file, whole.replace("0.5", "\"NaN\""));
        Errors.argument("Saved.read: " + file + ": the held-out accuracy of epoch 0: \"NaN\" is no finite number; mend"
                + " it, or write the file again" + remedy,
                () -> Saved.readEpochs(file, other));
        for (String number : List.of("3", "0.7", "\"0\"", "null")) {
            Files.writeString(file, whole.replace("\"number\" : 0", "\"number\" : " + number));
            Errors.argument("Saved.read: " + file + ": the number of epoch 0 is " + number
                    + "; mend it, or write the file again" + remedy,
                    () -> Saved.readEpochs(file, other));
        }
        for (String accuracy : List.of("55.0", "-0.1")) {
            Files.writeString(file, whole.replace("0.5", accuracy));
            Errors.argument("Saved.read: " + file + ": the held-out accuracy of epoch 0 is " + accuracy
                    + ", not from 0 to 1; mend it, or write the file again"
                    + remedy, () -> Saved.readEpochs(file, other));
        }
        assertEquals(new DenseMatrix(2, 3), other.parameter("W1").value());
    }

    @Test
    void twoParametersMayHaveOneNameAndAnyLetters() {
        Network twins = twins(1, 2);
        Network reads = twins(0, 0);
        Saved.write(file, twins, log);
        Saved.read(file, reads);
        assertBits(twins, reads);
    }

    private static Network twins(double w, double b) {
        return new Network(new Affine(new Parameter("\"W₁\"\n", new DenseMatrix(new double[][] {{w}})),
                new Parameter("\"W₁\"\n", new DenseMatrix(new double[][] {{b}}))));
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

    @Test
    void theStopButtonEndsTheReading() {
        Thread.currentThread().interrupt();
        CancellationException e = assertThrows(CancellationException.class, () -> Saved.read(file, other));
        assertEquals("Saved.read: interrupted while it read " + file + ". The network is as it was.", e.getMessage());
        assertFalse(Thread.currentThread().isInterrupted());
        assertEquals(new DenseMatrix(2, 3), other.parameter("W1").value());
    }

    @Test
    void everyCutIsRefused() throws IOException {
        String whole = Files.readString(file);
        for (int length = 1; length < whole.length(); length++) {
            String refused = refused(whole.substring(0, length));
            assertTrue(refused.startsWith("it is cut short"), refused);
        }
        assertEquals("it is cut short; write it again", refused(whole.substring(0, 100)));
        assertEquals("it is cut short or no JSON at line 6, column 19; mend it, or write the file again",
                refused(whole.substring(0, whole.indexOf("0.1") + 2)));
        assertEquals("it is empty; write it again", refused(""));
    }

    static Stream<List<String>> broken() {
        return Stream.of(
                List.of("\"version\" : 1", "\"version\" : 2", "its version is 2 and not 1; read it with the program"
                        + " that wrote it, or train anew"),
                List.of("\"version\" : 1", "\"version\" : \"1\"", "its version is \"1\" and not 1; read it with the"
                        + " program that wrote it, or train anew"),
                List.of("\"version\" : 1,", "", "it has no version, and needs 1; read it with the program that wrote"
                        + " it, or train anew"),
                List.of("backprop network", "another thing", "it does not say \"format\": \"backprop network\"; give a"
                        + " file that Saved.write has written"),
                List.of(WHOLE, "[1, 2]", "it does not say \"format\": \"backprop network\"; give a file that"
                        + " Saved.write has written"),
                List.of("\"W2\"", "\"W3\"", "its parameters are [W1, W3] but the network's are [W1, W2]; give a network"
                        + " made as the one that was written"),
                List.of("\"W1\"", "\"W2\"", "its parameters are [W2, W2] but the network's are [W1, W2]; give a network"
                        + " made as the one that was written"),
                List.of("\"parameters\"", "\"weights\"", "its parameters are [] but the network's are [W1, W2]; give a"
                        + " network made as the one that was written"),
                List.of(", [ 2.0 ]", "", "W2 is 2×1 but the network's is 3×1; give a network made as the one that"
                        + " was written"),
                List.of("2.0", "2.0, 3.0", "W2 has no rows of one length; mend it, or write the file again"),
                List.of("[ 2.0 ]", "[ ]", "W2 has no rows of one length; mend it, or write the file again"),
                List.of("[ 2.0 ]", "2.0", "row 2 of W2: 2.0 is no list of numbers; mend it, or write the file again"),
                List.of("2.0", "null", "number 0 (counted from 0) of row 2 of W2: null is no finite number; mend it, or"
                        + " write the file again"),
                List.of("2.0", "\"NaN\"", "number 0 (counted from 0) of row 2 of W2: \"NaN\" is no finite number; mend"
                        + " it, or write the file again"),
                List.of("2.0", "1e999", "number 0 (counted from 0) of row 2 of W2: \"Infinity\" is no finite number;"
                        + " mend it, or write the file again"),
                List.of("2.0", "NaN", "it is cut short or no JSON at line 9, column 73; mend it, or write the"
                        + " file again"),
                List.of("1.44", "true", "number 1 (counted from 0) of the losses: true is no finite number; mend it, or"
                        + " write the file again"),
                List.of("losses", "lessons", "the losses: nothing is no list of numbers; mend it, or write the"
                        + " file again"),
                List.of("1.0E-6", "-1.0", "the learning rate: -1.0 is not above 0; mend it, or write the file again"),
                List.of("\"learningRate\"", "\"rate\"", "the learning rate: nothing is no finite number; mend it, or"
                        + " write the file again"),
                List.of("\"learningRate\"", "\"version\"", "it is cut short or no JSON at line 11, column 12; mend it,"
                        + " or write the file again"),
                List.of("4.9E-324 ]\n}", "4.9E-324 ]\n} {}", "it is cut short or no JSON at line 13, column 3; mend it,"
                        + " or write the file again"));
    }

    @ParameterizedTest
    @MethodSource
    void broken(List<String> oldNewAndSentence) throws IOException {
        String text = Files.readString(file).replace("\r\n", "\n");
        String changed = text.replace(oldNewAndSentence.get(0), oldNewAndSentence.get(1));
        assertTrue(!changed.equals(text));
        assertEquals(oldNewAndSentence.get(2), refused(changed));
    }

    @Test
    void whatIsTooLongOrTooDeepToReadIsRefused() throws IOException {
        String refused = "it is cut short or no JSON, or has a number too long or brackets nested too deep; mend it, or"
                + " write the file again";
        assertEquals(refused, refused(WHOLE.replace("1.44", "1".repeat(2000))));
        assertEquals(refused, refused("[".repeat(100_000)));
    }

    /** What the file is refused for; weights and file are as they were. */
    private String refused(String text) throws IOException {
        Files.writeString(file, text);
        String message = assertThrows(IllegalArgumentException.class, () -> Saved.read(file, other)).getMessage();
        assertArrayEquals(new double[2][3], other.parameter("W1").value().getData());
        assertArrayEquals(new double[3][1], other.parameter("W2").value().getData());
        assertEquals(text, Files.readString(file));
        String before = "Saved.read: " + file + ": ";
        String after = ". The network is as it was.";
        assertTrue(message.startsWith(before) && message.endsWith(after), message);
        return message.substring(before.length(), message.length() - after.length());
    }

    @Test
    void aNetworkOfOtherShapesIsRefused() {
        Network wide = Network.twoLayer(new DenseMatrix(2, 3), new DenseMatrix(3, 2));
        Errors.argument("Saved.read: " + file + ": W2 is 3×1 but the network's is 3×2; give a network made as the one"
                + " that was written. The network is as it was.",
                () -> Saved.read(file, wide));
        assertEquals(new DenseMatrix(2, 3), wide.parameter("W1").value());
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        Path none = folder.resolve("none.json");
        Errors.argument("Saved.read: " + none + ": there is no such file in " + folder
                + "; give the path of one that Saved.write has written. The network is as it was.",
                () -> Saved.read(none, other));
    }

    @Test
    void aFolderCantBeRead() {
        String message = assertThrows(UncheckedIOException.class, () -> Saved.read(folder, other)).getMessage();
        assertTrue(message.startsWith("Saved.read: " + folder + " can't be read: "), message);
    }

    @Test
    void aFileThatYouMayNotReadSaysSo() {
        file.toFile().setReadable(false);
        Assumptions.assumeFalse(Files.isReadable(file), "root may read any file");
        assertEquals("Saved.read: " + file + " can't be read: you may not read it; give the path of a file that"
                + " Saved.write has written.",
                assertThrows(UncheckedIOException.class, () -> Saved.read(file, other)).getMessage());
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

    private static void assertBits(Network expected, Network actual) {
        for (int i = 0; i < expected.parameters().size(); i++) {
            double[][] rows = expected.parameters().get(i).value().getData();
            for (int row = 0; row < rows.length; row++) {
                assertArrayEquals(bits(rows[row]), bits(actual.parameters().get(i).value().getRow(row)));
            }
        }
    }

    private static long[] bits(double[] numbers) {
        return java.util.Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
