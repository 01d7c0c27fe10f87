package workbook.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Wrong forms of a formula of matrices.
 *
 * @param what the mistake, as a sentence goes on that begins with the result
 * @param formula what gives it, from all matrices by name
 */
record Others(String what, Function<Map<String, RealMatrix>, RealMatrix> formula) {

    /** A factor of a product, transposed or not. */
    private record Factor(String name, boolean transposed) {
        RealMatrix of(Map<String, RealMatrix> in) {
            return transposed ? in.get(name).transpose() : in.get(name);
        }

        @Override
        public String toString() {
            return name + (transposed ? "ᵀ" : "");
        }
    }

    /** What else two of these matrices can make, or one alone. @param right the right product, say {@code dY · Wᵀ} */
    static List<Others> ofProduct(String right, String... names) {
        String[] factors = right.split(" · ");
        Factor left = factor(factors[0]);
        Factor other = factor(factors[1]);
        List<Factor> all = Stream.of(names).flatMap(n -> Stream.of(new Factor(n, false), new Factor(n, true))).toList();
        List<Others> others = new ArrayList<>();
        for (Factor a : all) {
            for (Factor b : all) {
                if (!a.equals(left) || !b.equals(other)) {
                    others.add(new Others(difference(a, b, left, other) + ": the product is " + a + " · " + b,
                            in -> a.of(in).multiply(b.of(in))));
                }
            }
            others.add(new Others("the result is " + a + " alone", in -> a.of(in).copy()));
        }
        return others;
    }

    private static Factor factor(String text) {
        return new Factor(text.replace("ᵀ", ""), text.endsWith("ᵀ"));
    }

    private static String transposed(Factor mine, Factor right) {
        return mine.transposed == right.transposed ? ""
                : mine.name + (mine.transposed ? " is transposed but should not be" : " should be transposed");
    }

    private static String difference(Factor a, Factor b, Factor left, Factor right) {
        if (a.name.equals(left.name) && b.name.equals(right.name)) {
            return Stream.of(transposed(a, left), transposed(b, right)).filter(w -> !w.isEmpty())
                    .collect(Collectors.joining(", and "));
        }
        if (a.name.equals(right.name) && b.name.equals(left.name)) {
            return "the factors are exchanged";
        }
        return "the factors are not the right matrices";
    }

    /** Sums over the examples that leave some out, or become means. @param batched what has a row for each example */
    static List<Others> overExamples(Function<Map<String, RealMatrix>, RealMatrix> right, String... batched) {
        return List.of(
                new Others("the sum over the examples is divided by their number", in -> right.apply(in)
                        .scalarMultiply(1.0 / in.get(batched[0]).getRowDimension())),
                new Others("only the first example counts", in -> right.apply(rows(in, 0, 1, batched))),
                new Others("only the last example counts", in -> right.apply(rows(in, size(in, batched) - 1,
                        size(in, batched), batched))),
                new Others("the first example is left out", in -> right.apply(rows(in, 1, size(in, batched), batched))),
                new Others("the last example is left out",
                        in -> right.apply(rows(in, 0, size(in, batched) - 1, batched))));
    }

    /** Some of it is left as it was. @param before what it is made of */
    static List<Others> partly(Function<Map<String, RealMatrix>, RealMatrix> before,
            Function<Map<String, RealMatrix>, RealMatrix> right) {
        return Stream.of(Walk.values()).filter(walk -> walk != Walk.SQUARE).map(walk -> new Others(
                walk.sentence("it", false).replaceAll("\\.$", ""),
                in -> walk.over(before.apply(in), right.apply(in), false, false))).toList();
    }

    /** The same beside another mistake. */
    Others also(String other) {
        return new Others(other + (what.startsWith("is ") ? "; and it " : "; and ") + what, formula);
    }

    /** What can be wrong with any formula. */
    static List<Others> ofAny(Function<Map<String, RealMatrix>, RealMatrix> right) {
        return List.of(
                new Others("the sign is wrong", in -> right.apply(in).scalarMultiply(-1)),
                new Others("every entry is 0", in -> right.apply(in).scalarMultiply(0)),
                new Others("every entry is 1", in -> right.apply(in).scalarMultiply(0).scalarAdd(1)),
                new Others("every entry is half of what it should be", in -> right.apply(in).scalarMultiply(0.5)),
                new Others("every entry is twice what it should be", in -> right.apply(in).scalarMultiply(2)),
                new Others("it is transposed", in -> right.apply(in).transpose()));
    }

    private static int size(Map<String, RealMatrix> in, String[] batched) {
        return in.get(batched[0]).getRowDimension();
    }

    private static Map<String, RealMatrix> rows(Map<String, RealMatrix> in, int from, int to, String[] batched) {
        Map<String, RealMatrix> some = new HashMap<>(in);
        for (String name : batched) {
            RealMatrix m = in.get(name);
            some.put(name, m.scalarMultiply(1));
            IntStream.range(0, m.getRowDimension()).filter(i -> i < from || i >= to)
                    .forEach(i -> some.get(name).setRow(i, new double[m.getColumnDimension()]));
        }
        return some;
    }
}
