package backprop.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.matrix.Shapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void aFileThatIsNoTextCantBeRead() throws IOException {
        Path file = Files.write(folder.resolve("digits.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        String message = assertThrows(UncheckedIOException.class, () -> Digits.read(file)).getMessage();
        assertTrue(message.startsWith("Digits.read: " + file + " can't be read: ")
                && message.endsWith("; is it a text file that you may read?"), message);
        assertThrows(UncheckedIOException.class, () -> Digits.read(folder));
    }

    @Test
    void aFileThatIsCutShortIsRefused() throws IOException {
        broken("it has 999 images, up to line 1000, and there must be 1797", lines -> lines.subList(0, 1000));
        broken("it has 1796 images, up to line 1797, and there must be 1797", lines -> lines.subList(0, 1797));
        broken("it has 0 images, up to line 1, and there must be 1797", lines -> lines.subList(0, 1));
        broken("line 1 has no names, and it must begin with p00", lines -> List.of());
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
        broken("line 1 has no names, and it must begin with p00", lines -> lines.subList(1, lines.size()));
    }

    @Test
    void aLineWithTooFewOrTooManyColumnsIsNamed() throws IOException {
        broken("line 700 has 64 columns, and there must be 64 pixels and the digit",
                changed(700, line -> line.substring(line.indexOf(',') + 1)));
        broken("line 2 has 66 columns, and there must be 64 pixels and the digit", changed(2, line -> "0," + line));
        broken("line 3 has 1 columns, and there must be 64 pixels and the digit", changed(3, line -> ""));
    }

    @Test
    void aValueOutOfRangeIsNamed() throws IOException {
        for (String bad : List.of("17", "-1", "1.5", "", "x", "NaN", "99999999999")) {
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
        Errors.argument("Digits.read: " + file + " is broken: " + what + ". Mend it, or get it back with `git checkout"
                + " notebooks/data`.",
                () -> Digits.read(file));
    }
}
