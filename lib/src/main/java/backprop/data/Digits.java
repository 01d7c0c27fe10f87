package backprop.data;

import backprop.matrix.DenseMatrix;
import backprop.matrix.StopButton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The 1,797 handwritten digits of {@code notebooks/data/digits.csv}, images of 8×8 pixels.
 * Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits" (1998), UCI Machine Learning
 * Repository, CC BY 4.0.
 */
public final class Digits {
    private static final int COUNT = 1797;
    private static final int PIXELS = 64;
    private static final int INK = 16;
    private static final Pattern NAMES = Pattern.compile("\\s*\"?p00\"?\\s*([,;\t])\\s*\"?p01\\b");
    private static final Pattern QUOTED = Pattern.compile("^\"(.*)\"$");

    private Digits() { }

    /**
     * The images, pixels row by row, from 0 for paper to 1 for ink ({@code 1797×64}), and one-hot targets ({@code
     * 1797×10}). The file may also be one that a spreadsheet has saved: in UTF-16 or with a byte-order mark, with
     * semicolons or tabs, with quotes, with blank lines at the end.
     *
     * @throws IllegalArgumentException if there is no such file, or it doesn't have a first line that begins with
     *     {@code p00,p01} and then 1,797 lines of 64 whole numbers from 0 to 16 and one from 0 to 9; whether these are
     *     the right numbers is not checked
     * @throws UncheckedIOException if it can't be read
     * @throws CancellationException if the thread is interrupted (the notebook's stop button)
     */
    public static Examples read(Path file) {
        List<String> lines = lines(file);
        String names = lines.isEmpty() ? "" : lines.get(0);
        Matcher header = NAMES.matcher(names);
        if (!header.lookingAt()) {
            throw broken(file, "line 1 begins with \"" + Lines.beginning(names) + "\"",
                    "it must begin with p00,p01, the names of the columns; a spreadsheet writes that as CSV");
        }
        if (lines.size() - 1 != COUNT) {
            throw broken(file, "it has " + (lines.size() - 1) + " images, up to line " + lines.size(), "there must be "
                    + COUNT);
        }
        DenseMatrix x = new DenseMatrix(COUNT, PIXELS);
        int[] digits = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            StopButton.check(() -> "Digits.read: interrupted, so " + file + " was not read to its end; read it again.");
            String where = "line " + (i + 2);
            String[] cells = lines.get(i + 1).split(header.group(1), -1);
            if (cells.length != PIXELS + 1) {
                throw broken(file, where + " has " + cells.length + " columns", "there must be " + PIXELS
                        + " pixels and the digit");
            }
            for (int j = 0; j < PIXELS; j++) {
                x.setEntry(i, j, whole(file, where + ", column " + (j + 1), cells[j], INK) / (double) INK);
            }
            digits[i] = whole(file, where + ", column " + (PIXELS + 1), cells[PIXELS], 9);
        }
        return new Examples(x, Labels.oneHot(digits, 10));
    }

    private static List<String> lines(Path file) {
        if (file == null) {
            throw new IllegalArgumentException("Digits.read: file is null; give it Path.of(\"data/digits.csv\").");
        }
        try {
            return Lines.of(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("Digits.read: there is no file " + file.toAbsolutePath().normalize()
                    + "; give the path of the project's notebooks/data/digits.csv.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Digits.read: " + file + " can't be read: " + e.getMessage()
                    + "; is it a text file that you may read?", e);
        }
    }

    private static int whole(Path file, String where, String cell, int most) {
        try {
            int number = Integer.parseInt(QUOTED.matcher(cell.strip()).replaceFirst("$1").strip());
            if (0 <= number && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw broken(file, where + " holds \"" + cell + "\"", "it must be a whole number from 0 to " + most);
    }

    private static IllegalArgumentException broken(Path file, String what, String wanted) {
        return new IllegalArgumentException("Digits.read: " + file + " is broken: " + what + ", and " + wanted
                + ". Repair it, or restore it with `git checkout notebooks/data`.");
    }
}
