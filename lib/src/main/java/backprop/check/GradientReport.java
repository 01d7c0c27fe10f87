package backprop.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.unbescape.html.HtmlEscape;

/**
 * The result of a gradient check. As text and as HTML it is a table with a row for each gradient, followed by a
 * sentence for everything that is not right.
 *
 * @param subject what was checked, say {@code X · W 2×3 + B 1×3}
 * @param faults what was wrong before any number was compared: a gradient missing or of another shape, an input
 *     changed, a forward that gives different results each time
 * @param comparisons each gradient that could be compared, the input's first
 */
public record GradientReport(String subject, List<String> faults, List<Comparison> comparisons) {

    /** Wrong if there is a fault or a wrong gradient; right if every gradient is. */
    public Verdict verdict() {
        return faults.isEmpty() ? comparisons.stream().map(Comparison::verdict).max(Verdict::compareTo)
                .orElse(Verdict.SUSPICIOUS) : Verdict.WRONG;
    }

    /** The largest relative error of all. */
    public double error() {
        return comparisons.stream().mapToDouble(Comparison::error).max().orElse(0);
    }

    /** The comparison with respect to that name. @throws IllegalArgumentException if there is none */
    public Comparison comparison(String name) {
        return comparisons.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("GradientReport.comparison: there is no " + name + "; ask for one of "
                        + comparisons.stream().map(Comparison::name).toList() + "."));
    }

    private String title() {
        int checked = comparisons.stream().mapToInt(Comparison::checked).sum();
        int kinks = comparisons.stream().mapToInt(Comparison::kinks).sum();
        return "Gradient check of " + subject + ": " + word(verdict()) + ". Entries compared: " + checked
                + ", left out at a kink: " + kinks + ".";
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        if (comparisons.isEmpty()) {
            return rows;
        }
        rows.add(List.of("gradient", "shape", "compared", "at a kink", "relative error", "worst entry", "verdict"));
        for (Comparison c : comparisons) {
            rows.add(List.of("d" + c.name(), c.shape(), "" + c.checked(), "" + c.kinks(), c.verdict() == Verdict.RIGHT
                    ? "≤ 1e-7" : error(c),
                    c.verdict() == Verdict.RIGHT ? "" : c.worst(), word(c.verdict())));
        }
        return rows;
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>(faults);
        for (Comparison c : comparisons) {
            sentences.addAll(c.sentences());
        }
        return sentences;
    }

    private static String error(Comparison c) {
        return c.checked() == 0 ? "" : number(c.error(), 2);
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /** Rounded to that many digits, say {@code 0.75} or {@code 2.3e-6}. */
    public static String number(double number, int digits) {
        return String.valueOf(Double.parseDouble(String.format(Locale.ROOT, "%." + (digits - 1) + "e", number)))
                .replace('E', 'e');
    }

    /** The same as an HTML table, with no style and no script, so that an untrusted notebook shows it too. */
    public String html() {
        List<List<String>> rows = rows();
        StringBuilder html = new StringBuilder("<p>" + escape(title()) + "</p>\n");
        if (!rows.isEmpty()) {
            html.append("<table>\n");
            for (List<String> row : rows) {
                String tag = row == rows.get(0) ? "th" : "td";
                html.append(row.stream().map(cell -> "<" + tag + ">" + escape(cell) + "</" + tag + ">")
                        .collect(Collectors.joining("", "<tr>", "</tr>\n")));
            }
            html.append("</table>\n");
        }
        sentences().forEach(sentence -> html.append("<p>").append(escape(sentence)).append("</p>\n"));
        return html.toString();
    }

    private static String escape(String text) {
        return HtmlEscape.escapeHtml4Xml(text);
    }

    @Override
    public String toString() {
        List<List<String>> rows = rows();
        List<String> lines = new ArrayList<>(List.of(title()));
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream().mapToInt(r -> r.get(column).length()).max().getAsInt();
                line.append(String.format(Locale.ROOT, "%-" + (width + 2) + "s", row.get(i)));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.addAll(sentences());
        return String.join("\n", lines);
    }
}
