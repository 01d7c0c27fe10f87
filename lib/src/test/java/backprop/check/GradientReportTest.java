package backprop.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.data.NumpyRandom;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Relu;
import backprop.scalar.MulNode;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** What a report says, word for word. */
class GradientReportTest {
    private static final RealMatrix AT = new DenseMatrix(new double[][] {{3, 5, 0}});

    /** Of w₀·w₁ + |w₂|, whose derivative is (5, 3) and at the kink none. */
    private static GradientReport product(double... gradient) {
        return GradientCheck.of("w", AT, m -> m.getEntry(0, 0) * m.getEntry(0, 1) + Math.abs(m.getEntry(0, 2)),
                new DenseMatrix(new double[][] {gradient}));
    }

    @Test
    void right() {
        GradientReport report = GradientCheck.of(new MulNode(), 100, 2);
        assertEquals("""
                Gradient check of x × y: right. Entries compared: 2, left out at a kink: 0.
                gradient  shape  compared  at a kink  relative error  worst entry  verdict
                dx        1×1    1         0          ≤ 1e-7                       right
                dy        1×1    1         0          ≤ 1e-7                       right""", report.toString());
        assertEquals("dx", report.comparison("x").worst());
    }

    @Test
    void wrongAndAKink() {
        GradientReport report = product(5, 12, 99);
        assertEquals("""
                Gradient check of w: wrong. Entries compared: 2, left out at a kink: 1.
                gradient  shape  compared  at a kink  relative error  worst entry  verdict
                dw        1×3    2         1          0.75            dw[0][1]     wrong
                dw[0][1] is 12.0, but nudging w[0][1] gives 3.0.
                dw: 1 entry is at a kink, such as ReLU has at 0. The slopes to its left and right differ, so there is \
                no derivative to compare with.""",
                report.toString());
        Comparison c = report.comparison("w");
        assertEquals(1, c.column());
        assertEquals(0.75, report.error(), 1e-9);
        assertEquals(5, c.nudged().getEntry(0, 0), 1e-9);
        assertEquals(Double.NaN, c.nudged().getEntry(0, 2));
    }

    @Test
    void suspicious() {
        assertEquals("dw[0][0] is 5.00005, but nudging w[0][0] gives 5.0. That is close, but not right: the relative"
                + " error is above 1e-7 and below 1e-2. A kink nearby, such as ReLU has at 0, can cause that, so"
                + " repeat the check at other numbers; if the error stays, the gradient is wrong.",
                product(5.00005, 3, 0).toString().split("\n")[3]);
    }

    @Test
    void theThresholds() {
        assertEquals(List.of(Verdict.RIGHT, Verdict.RIGHT, Verdict.SUSPICIOUS, Verdict.SUSPICIOUS, Verdict.WRONG,
                Verdict.WRONG),
                List.of(Verdict.of(0), Verdict.of(1e-7), Verdict.of(1.1e-7), Verdict.of(1e-2), Verdict.of(1.1e-2),
                        Verdict.of(Double.NaN)));
        assertEquals(Verdict.RIGHT, product(5 * (1 + 0.9e-7), 3, 0).verdict());
        assertEquals(Verdict.SUSPICIOUS, product(5 * (1 + 1.2e-7), 3, 0).verdict());
        assertEquals(Verdict.SUSPICIOUS, product(5 * 1.0099, 3, 0).verdict());
        assertEquals(Verdict.WRONG, product(5 * 1.0102, 3, 0).verdict());
    }

    @Test
    void zeroAgainstZeroIsRight() {
        assertEquals(0, GradientCheck.of("w", AT, m -> 7, new DenseMatrix(1, 3)).error());
        assertEquals(Verdict.WRONG, GradientCheck.of("w", AT, m -> 7, new DenseMatrix(1, 3).scalarAdd(1e-6)).verdict());
    }

    @Test
    void ofEqualErrorsTheFirstIsTheWorst() {
        RealMatrix at = NumpyRandom.seed(1).randn(5, 5);
        assertEquals("dw[0][0]", GradientCheck.of("w", at, m -> Math.pow(m.getFrobeniusNorm(), 2), at).comparison("w")
                .worst());
    }

    @Test
    void asHtml() {
        assertEquals("""
                <p>Gradient check of w: wrong. Entries compared: 2, left out at a kink: 0.</p>
                <table>
                <tr><th>gradient</th><th>shape</th><th>compared</th><th>at a kink</th><th>relative \
                error</th><th>worst entry</th><th>verdict</th></tr>
                <tr><td>dw</td><td>1×2</td><td>2</td><td>0</td><td>1.0</td><td>dw[0][0]</td><td>wrong</td></tr>
                </table>
                <p>dw[0][0] is 1.0, but nudging w[0][0] gives 0.0.</p>
                """, GradientCheck.of("w", new DenseMatrix(1, 2), m -> 0, new DenseMatrix(1, 2).scalarAdd(1)).html());
        String html = GradientCheck.of("<b>", new DenseMatrix(1, 2), m -> 0, new DenseMatrix(1, 2)).html();
        assertTrue(html.contains("&lt;b&gt;"));
        assertFalse(html.contains("<b>"));
    }

    @Test
    void withoutAComparisonThereIsNoTable() {
        GradientReport report = GradientCheck.of("w", AT, m -> 0, new DenseMatrix(2, 2));
        assertEquals("""
                Gradient check of w: wrong. Entries compared: 0, left out at a kink: 0.
                dw is 2×2 but w is 1×3; a gradient has the shape of its value.""", report.toString());
        assertFalse(report.html().contains("<table>"));
    }

    @Test
    void anUnknownNameIsRefused() {
        Errors.argument("GradientReport.comparison: there is no W; ask for one of [X].",
                () -> GradientCheck.of(new Relu(), new DenseMatrix(1, 1)).comparison("W"));
    }
}
