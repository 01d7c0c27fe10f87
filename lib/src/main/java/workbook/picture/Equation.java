package workbook.picture;

import backprop.matrix.Shapes;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.RealMatrix;

/** What a layer computes, in letters and in matrices. */
final class Equation {
    private static final int MOST_ENTRIES = 4;

    private Equation() { }

    /** An equation, behind it its shapes, and below it its entries if every matrix in it is small. */
    static String of(String equation, Map<String, ? extends RealMatrix> matrices) {
        String[] sides = equation.split(" = ", 2);
        String turned = sides.length < 2 ? sides[0] : sides[1] + " = " + sides[0];
        StringBuilder shapes = new StringBuilder();
        MatrixText entries = new MatrixText();
        boolean small = true;
        int end = 0;
        Matcher letter = letters(matrices.keySet()).matcher(turned);
        while (letter.find()) {
            RealMatrix m = matrices.get(letter.group(1));
            RealMatrix operand = letter.group(2).isEmpty() ? m : m.transpose();
            String words = turned.substring(end, letter.start());
            shapes.append(words).append(Shapes.of(operand));
            entries.add(words);
            entries.add(operand);
            small &= Math.max(m.getRowDimension(), m.getColumnDimension()) <= MOST_ENTRIES;
            end = letter.end();
        }
        shapes.append(turned.substring(end));
        entries.add(turned.substring(end));
        return equation + ": " + shapes + (small ? "\n" + entries : "");
    }

    /** Any of these names, the longest first, each perhaps transposed. */
    private static Pattern letters(Set<String> names) {
        return Pattern.compile(names.stream().sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\p{L}\\d_])(", ")(ᵀ?)(?![\\p{L}\\d_])")));
    }
}
