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

    /** An equation, then its shapes, and below them its entries if every matrix in it is small. */
    static String of(String equation, Map<String, ? extends RealMatrix> matrices) {
        String[] sides = equation.split(" = ", 2);
        String turned = sides.length < 2 ? sides[0] : sides[1] + " = " + sides[0];
        Matcher letter = letters(matrices.keySet()).matcher(turned);
        boolean small = letter.results().map(found -> matrices.get(found.group(1))).allMatch(Equation::isSmall);
        return equation + ": " + letter.replaceAll(found -> shape(matrices.get(found.group(1)),
                !found.group(2).isEmpty())) + (small ? "\n" + entries(turned, letter, matrices) : "");
    }

    private static boolean isSmall(RealMatrix m) {
        return Math.max(m.getRowDimension(), m.getColumnDimension()) <= MOST_ENTRIES;
    }

    private static String shape(RealMatrix m, boolean transposed) {
        return transposed ? m.getColumnDimension() + "×" + m.getRowDimension() : Shapes.of(m);
    }

    private static MatrixText entries(String equation, Matcher letter, Map<String, ? extends RealMatrix> matrices) {
        MatrixText entries = new MatrixText();
        boolean rounded = letter.reset().results().anyMatch(found -> Digits.FOUR.rounds(matrices.get(found.group(1))));
        int end = 0;
        letter.reset();
        while (letter.find()) {
            RealMatrix m = matrices.get(letter.group(1));
            entries.add(equation.substring(end, letter.start()).replace(" = ", Digits.equal(rounded)));
            entries.add(letter.group(2).isEmpty() ? m : m.transpose());
            end = letter.end();
        }
        entries.add(equation.substring(end));
        return entries;
    }

    /** Any of these names, the longest first, each perhaps transposed. */
    private static Pattern letters(Set<String> names) {
        return Pattern.compile(names.stream().sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\p{L}\\d_])(", ")(ᵀ?)(?![\\p{L}\\d_])")));
    }
}
