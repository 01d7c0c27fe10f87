package workbook.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A formula with the entries of its matrices, as lines of text: brackets a row, and the words between them at half
 * height.
 */
final class MatrixText {
    private final List<List<String>> blocks = new ArrayList<>();

    void add(String words) {
        blocks.add(List.of(words));
    }

    void add(RealMatrix m) {
        String[][] entries = Arrays.stream(m.getData()).map(row -> Arrays.stream(row).mapToObj(Digits.FOUR::of)
                .toArray(String[]::new))
                .toArray(String[][]::new);
        int[] widths = IntStream.range(0, m.getColumnDimension())
                .map(j -> Arrays.stream(entries).mapToInt(row -> row[j].length()).max().orElseThrow()).toArray();
        blocks.add(Arrays.stream(entries).map(row -> IntStream.range(0, row.length)
                .mapToObj(j -> " ".repeat(widths[j] - row[j].length()) + row[j])
                .collect(Collectors.joining(" ", "[", "]"))).toList());
    }

    @Override
    public String toString() {
        int height = blocks.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height).mapToObj(i -> blocks.stream().map(block -> {
            int row = i - (height - block.size()) / 2;
            return 0 <= row && row < block.size() ? block.get(row) : TextWidth.blank(block.get(0));
        }).collect(Collectors.joining()).stripTrailing()).collect(Collectors.joining("\n"));
    }
}
