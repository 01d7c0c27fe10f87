package backprop.data;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.matrix.Shapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

/**
 * Reference values: the counts of each digit that the UCI repository gives for its test set; the file's own first line.
 */
class DigitsTest {
    static final Path FILE = Path.of("notebooks/data/digits.csv");

    @TempDir
    private Path folder;

    @Test
    void thereAreAsManyOfEachDigitAsUciSays() {
        Examples digits = Digits.read(FILE);
        int[] counts = new int[10];
        Arrays.stream(Labels.of(digits.t())).forEach(digit -> counts[digit]++);
        assertArrayEquals(new int[] {178, 182, 177, 183, 181, 182, 181, 179, 174, 180}, counts);
        assertEquals("1797×64", Shapes.of(digits.x()));
        assertEquals("1797×10", Shapes.of(digits.t()));
    }

    @Test
    void pixelsGoFrom0To1() {
        Examples digits = Digits.read(FILE);
        double[] pixels = Stream.of(digits.x().getData()).flatMapToDouble(Arrays::stream).toArray();
        assertEquals(0, Arrays.stream(pixels).min().getAsDouble());
        assertEquals(1, Arrays.stream(pixels).max().getAsDouble());
        assertArrayEquals(new double[] {0, 0, 5 / 16.0, 13 / 16.0, 9 / 16.0, 1 / 16.0, 0, 0},
                Arrays.copyOf(digits.x().getRow(0), 8));
        assertArrayEquals(new double[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0}, digits.t().getRow(0));
    }

    @Test
    void tablesawReadsTheFileToo() {
        Table table = Table.read().csv(FILE.toFile());
        assertEquals(1797, table.rowCount());
        assertEquals(65, table.columnCount());
        assertEquals(8, table.intColumn("digit").get(1796));
        assertEquals(16, table.intColumn("p77").max());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = folder.resolve("digits.csv");
        Errors.argument("Digits.read: there is no file " + missing.toAbsolutePath()
                + "; give the path of the project's notebooks/data/digits.csv.",
                () -> Digits.read(missing));
        Errors.argument("Digits.read: file is null; give it Path.of(\"data/digits.csv\").", () -> Digits.read(null));
    }

    /** The same numbers as other programs write them. */
    static Stream<Arguments> harmless() throws IOException {
        String text = Files.readString(FILE).replace("\r\n", "\n");
        String marked = "\uFEFF" + text;
        String quoted = text.replaceAll("[^,\n]+", "\"$0\"");
        return Stream.of(Arguments.of("a byte-order mark", marked, UTF_8),
                Arguments.of("UTF-16", marked, UTF_16LE), Arguments.of("UTF-16, the high byte first", marked, UTF_16BE),
                Arguments.of("UTF-16 without a mark", text, UTF_16LE),
                Arguments.of("UTF-16 without a mark, the high byte first", text, UTF_16BE),
                Arguments.of("semicolons", text.replace(',', ';'), UTF_8),
                Arguments.of("tabs", text.replace(',', '\t'), UTF_8),
                Arguments.of("quotes", quoted, UTF_8),
                Arguments.of("quotes around the names alone", text.replaceAll("[pd]\\w+", "\"$0\""), UTF_8),
                Arguments.of("a blank last line", text + "\n", UTF_8),
                Arguments.of("blank last lines", text + "\n  \n\t\n", UTF_8),
                Arguments.of("no end of the last line", text.stripTrailing(), UTF_8),
                Arguments.of("another system's line ends", text.replace("\n", "\r\n"), UTF_8),
                Arguments.of("spaces", text.replace(",", " , "), UTF_8),
                Arguments.of("all of it", ("\uFEFF" + quoted + "\n").replace(',', ';').replace("\n", "\r\n"),
                        UTF_16LE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void harmless(String what, String text, Charset charset) throws IOException {
        Examples expected = Digits.read(FILE);
        Examples read = Digits.read(Files.writeString(folder.resolve("digits.csv"), text, charset));
        assertEquals(expected.x(), read.x());
        assertEquals(expected.t(), read.t());
    }

    @Test
    void aFileThatIsNoSuchTextSaysWhatItBeginsWith() throws IOException {
        begins("PK??caf?", new byte[] {'P', 'K', 3, 4, 'c', 'a', 'f', (byte) 0xe9});
        begins("<!DOCTYPE html><html", "<!DOCTYPE html><html>\n".getBytes(UTF_8));
        begins("p00|p01|p02", "p00|p01|p02\n".getBytes(UTF_8));
        begins("0,0,5,13", "\uFEFF0,0,5,13\n".getBytes(UTF_16BE));
        begins("?", new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        begins("p", new byte[] {'p'});
        begins("", "\np00,p01\n".getBytes(UTF_8));
        begins("", new byte[0]);
    }

    private void begins(String beginning, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("digits.csv"), content);
        Errors.argument(brokenBecause(file, "line 1 begins with \"" + beginning + "\", and it must begin with p00,p01,"
                + " the names of the columns; a spreadsheet writes that as CSV"), () -> Digits.read(file));
    }

    @Test
    void aFolderCantBeRead() {
        String message = assertThrows(UncheckedIOException.class, () -> Digits.read(folder)).getMessage();
        assertTrue(message.startsWith("Digits.read: " + folder + " can't be read: ")
                && message.endsWith("; is it a text file that you may read?"), message);
    }

    @Test
    void theStopButtonEndsTheReading() {
        Thread.currentThread().interrupt();
        CancellationException e = assertThrows(CancellationException.class, () -> Digits.read(FILE));
        assertEquals("Digits.read: interrupted, so " + FILE + " was not read to its end; read it again.",
                e.getMessage());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void aFileThatIsCutShortIsRefused() throws IOException {
        broken("it has 999 images, up to line 1000, and there must be 1797", lines -> lines.subList(0, 1000));
        broken("it has 1796 images, up to line 1797, and there must be 1797", lines -> lines.subList(0, 1797));
        broken("it has 0 images, up to line 1, and there must be 1797", lines -> lines.subList(0, 1));
        broken("line 1798 has 64 columns, and there must be 64 pixels and the digit",
                changed(1798, line -> line.substring(0, line.lastIndexOf(','))));
        broken("line 1798, column 65 holds \"\", and it must be a whole number from 0 to 9",
                changed(1798, line -> line.substring(0, line.lastIndexOf(',') + 1)));
    }

    @Test
    void aLineTooManyIsRefused() throws IOException {
        broken("it has 1798 images, up to line 1799, and there must be 1797",
                lines -> Stream.concat(lines.stream(), Stream.of(lines.get(9))).toList());
    }

    @Test
    void namesMustStandOnTop() throws IOException {
        broken("line 1 begins with \"0,0,5,13,9,1,0,0,0,0\", and it must begin with p00,p01, the names of the columns;"
                + " a spreadsheet writes that as CSV", lines -> lines.subList(1, lines.size()));
    }

    @Test
    void aLineWithTooFewOrTooManyColumnsIsNamed() throws IOException {
        broken("line 700 has 64 columns, and there must be 64 pixels and the digit",
                changed(700, line -> line.substring(line.indexOf(',') + 1)));
        broken("line 2 has 66 columns, and there must be 64 pixels and the digit", changed(2, line -> "0," + line));
        broken("line 3 has 1 columns, and there must be 64 pixels and the digit", changed(3, line -> ""));
        broken("line 9 has 1 columns, and there must be 64 pixels and the digit",
                changed(9, line -> line.replace(',', ';')));
    }

    @Test
    void aValueOutOfRangeIsNamed() throws IOException {
        for (String bad : List.of("17", "-1", "1.5", "", "x", "NaN", "99999999999", "\"1", "\"", "\"\"")) {
            broken("line 5, column 1 holds \"" + bad + "\", and it must be a whole number from 0 to 16",
                    changed(5, line -> bad + line.substring(1)));
        }
        broken("line 6, column 65 holds \"10\", and it must be a whole number from 0 to 9",
                changed(6, line -> line.substring(0, line.lastIndexOf(',')) + ",10"));
    }

    private static UnaryOperator<List<String>> changed(int number, UnaryOperator<String> change) {
        return lines -> {
            String[] all = lines.toArray(String[]::new);
            all[number - 1] = change.apply(all[number - 1]);
            return List.of(all);
        };
    }

    private void broken(String what, UnaryOperator<List<String>> change) throws IOException {
        Path file = Files.write(folder.resolve("digits.csv"), change.apply(Files.readAllLines(FILE)));
        Errors.argument(brokenBecause(file, what), () -> Digits.read(file));
    }

    private static String brokenBecause(Path file, String what) {
        return "Digits.read: " + file + " is broken: " + what + ". Repair it, or restore it with `git checkout"
                + " notebooks/data`.";
    }
}
