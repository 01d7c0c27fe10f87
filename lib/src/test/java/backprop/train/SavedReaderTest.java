package backprop.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.matrix.DenseMatrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that is not as it was written is refused, and the network stays as it was. */
class SavedReaderTest extends SavedFile {
    private static final String MEND = "; repair it, or write the file again";
    private static final String OTHER_VERSION = "; read it with the program that wrote it, or train again";
    private static final String OTHER_NETWORK = "; give a network with the layers of the one that was saved";
    private static final String NOT_SAVED = "; give a file that Saved.write has written";

    @Test
    void epochsThatAreBrokenOrMissingAreRefused() throws IOException {
        String remedy = ". The network is as it was.";
        Errors.argument("Saved.read: " + file + ": it has no epochs; give one that was written with an EpochLog, or"
                + " read it with Saved.read" + remedy,
                () -> Saved.readEpochs(file, other));
        Saved.write(file, network, new EpochLog(log, List.of(new EpochLog.Epoch(0, 1, 0, 1, 0.5))));
        String whole = Files.readString(file);
        Files.writeString(file, whole.replace("0.5", "\"NaN\""));
        Errors.argument("Saved.read: " + file + ": the held-out accuracy of epoch 0: \"NaN\" is not a finite number"
                + MEND + remedy,
                () -> Saved.readEpochs(file, other));
        for (String number : List.of("3", "0.7", "\"0\"", "null")) {
            Files.writeString(file, whole.replace("\"number\" : 0", "\"number\" : " + number));
            Errors.argument("Saved.read: " + file + ": the number of epoch 0 is " + number + MEND + remedy,
                    () -> Saved.readEpochs(file, other));
        }
        for (String accuracy : List.of("55.0", "-0.1")) {
            Files.writeString(file, whole.replace("0.5", accuracy));
            Errors.argument("Saved.read: " + file + ": the held-out accuracy of epoch 0 is " + accuracy
                    + ", not from 0 to 1" + MEND + remedy,
                    () -> Saved.readEpochs(file, other));
        }
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
        assertEquals("it is cut short or not JSON at line 6, column 19" + MEND,
                refused(whole.substring(0, whole.indexOf("0.1") + 2)));
        assertEquals("it is empty; write it again", refused(""));
    }

    static Stream<List<String>> broken() {
        return Stream.of(
                List.of("\"version\" : 1", "\"version\" : 2", "its version is 2 and not 1" + OTHER_VERSION),
                List.of("\"version\" : 1", "\"version\" : \"1\"", "its version is \"1\" and not 1" + OTHER_VERSION),
                List.of("\"version\" : 1,", "", "it has no version, and needs 1" + OTHER_VERSION),
                List.of("backprop network", "another thing",
                        "it does not say \"format\": \"backprop network\"" + NOT_SAVED),
                List.of(WHOLE, "[1, 2]", "it does not say \"format\": \"backprop network\"" + NOT_SAVED),
                List.of("\"W2\"", "\"W3\"",
                        "its parameters are [W1, W3] but the network's are [W1, W2]" + OTHER_NETWORK),
                List.of("\"W1\"", "\"W2\"",
                        "its parameters are [W2, W2] but the network's are [W1, W2]" + OTHER_NETWORK),
                List.of("\"parameters\"", "\"weights\"",
                        "its parameters are [] but the network's are [W1, W2]" + OTHER_NETWORK),
                List.of(", [ 2.0 ]", "", "W2 is 2×1 but the network's is 3×1" + OTHER_NETWORK),
                List.of("2.0", "2.0, 3.0", "the rows of W2 are missing or differ in length" + MEND),
                List.of("[ 2.0 ]", "[ ]", "the rows of W2 are missing or differ in length" + MEND),
                List.of("[ 2.0 ]", "2.0", "row 2 of W2: 2.0 is not a list of numbers" + MEND),
                List.of("2.0", "null", "number 0 (counted from 0) of row 2 of W2: null is not a finite number" + MEND),
                List.of("2.0", "\"NaN\"",
                        "number 0 (counted from 0) of row 2 of W2: \"NaN\" is not a finite number" + MEND),
                List.of("2.0", "1e999",
                        "number 0 (counted from 0) of row 2 of W2: \"Infinity\" is not a finite number" + MEND),
                List.of("2.0", "NaN", "it is cut short or not JSON at line 9, column 73" + MEND),
                List.of("1.44", "true", "number 1 (counted from 0) of the losses: true is not a finite number" + MEND),
                List.of("losses", "lessons", "the losses: nothing is not a list of numbers" + MEND),
                List.of("1.0E-6", "-1.0", "the learning rate: -1.0 is not above 0" + MEND),
                List.of("\"learningRate\"", "\"rate\"", "the learning rate: nothing is not a finite number" + MEND),
                List.of("\"learningRate\"", "\"version\"", "it is cut short or not JSON at line 11, column 12" + MEND),
                List.of("4.9E-324 ]\n}", "4.9E-324 ]\n} {}",
                        "it is cut short or not JSON at line 13, column 3" + MEND));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsBrokenIsRefused(List<String> oldNewAndSentence) throws IOException {
        String text = Files.readString(file).replace("\r\n", "\n");
        String changed = text.replace(oldNewAndSentence.get(0), oldNewAndSentence.get(1));
        assertTrue(!changed.equals(text));
        assertEquals(oldNewAndSentence.get(2), refused(changed));
    }

    @Test
    void whatIsTooLongOrTooDeepToReadIsRefused() throws IOException {
        String refused = "it is cut short or not JSON, or has a number too long or brackets nested too deep" + MEND;
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
        Errors.argument("Saved.read: " + file + ": W2 is 3×1 but the network's is 3×2" + OTHER_NETWORK
                + ". The network is as it was.",
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
}
