package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static workbook.lesson.Answers.passes;

import java.util.function.BiPredicate;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;

/** What the bug lab says of judges, as a learner writes them. */
class FixedJudgesTest {

    private interface Entries {
        boolean agree(double a, double n);
    }

    private static Feedback each(Entries entries) {
        return Lesson8.judge((a, n) -> all(a, n, entries));
    }

    private static boolean all(RealMatrix a, RealMatrix n, Entries entries) {
        for (int i = 0; i < a.getRowDimension(); i++) {
            for (int j = 0; j < a.getColumnDimension(); j++) {
                if (!entries.agree(a.getEntry(i, j), n.getEntry(i, j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double size(double a, double n) {
        return Math.max(Math.abs(a), Math.abs(n));
    }

    private static final Entries RIGHT = (a, n) -> a == n || Math.abs(a - n) < 1e-7 * size(a, n);

    /** The judge as the lesson has it, with another limit. */
    private static BiPredicate<RealMatrix, RealMatrix> mean(double limit) {
        return (a, n) -> {
            double sum = 0;
            for (int i = 0; i < a.getRowDimension(); i++) {
                for (int j = 0; j < a.getColumnDimension(); j++) {
                    sum += Math.abs(a.getEntry(i, j) - n.getEntry(i, j));
                }
            }
            return sum / (a.getRowDimension() * a.getColumnDimension()) < limit;
        };
    }

    private static void with(String text, Feedback feedback) {
        assertFalse(feedback.passed());
        assertTrue(feedback.text().contains("\n" + text), feedback.text());
    }

    @Test
    void fixedInAnySpelling() {
        passes(each(RIGHT), each((a, n) -> a == n || Math.abs(a - n) < 1e-5 * size(a, n)),
                each((a, n) -> a == n || Math.abs(a - n) / size(a, n) < 1e-6),
                each((a, n) -> a == n || Math.abs(a - n) / (Math.abs(a) + Math.abs(n)) < 1e-7),
                each((a, n) -> a == n || Math.abs(a / n - 1) < 1e-7),
                each((a, n) -> Math.abs(a - n) / Math.max(1e-8, Math.abs(a) + Math.abs(n)) < 1e-7),
                Lesson8.judge((a, n) -> {
                    double worst = 0;
                    for (int i = 0; i < a.getRowDimension(); i++) {
                        for (int j = 0; j < a.getColumnDimension(); j++) {
                            double x = a.getEntry(i, j);
                            double y = n.getEntry(i, j);
                            worst = x == y ? worst : Math.max(worst, Math.abs(x - y) / size(x, y));
                        }
                    }
                    return worst < 1e-7;
                }));
    }

    @Test
    void theBrokenOneIsNotStartedAndAnotherLimitIsNoFix() {
        String text = Lesson8.judge(mean(1e-5)).text();
        assertTrue(text.startsWith("Not fixed yet: the judge. On all 62 inputs tried,"), text);
        for (double limit : new double[] {1e-3, 1e-7, 1e-10, 1e-12}) {
            with("Your judge still takes the mean of the absolute differences.", Lesson8.judge(mean(limit)));
        }
        with("You compare absolute differences with one limit, and now it is so small", Lesson8.judge(mean(1e-15)));
    }

    @Test
    void judgesThatLookAtSomeEntriesOnly() {
        with("Your judge looks only at the first row.",
                Lesson8.judge((a, n) -> all(a.getRowMatrix(0), n.getRowMatrix(0), RIGHT)));
        with("Your judge looks only at the first entry. Either your loop returns in its first round, or there is no"
                + " loop",
                Lesson8.judge((a, n) -> RIGHT.agree(a.getEntry(0, 0), n.getEntry(0, 0))));
        with("Only the last entry decides", Lesson8.judge((a, n) -> {
            boolean agree = true;
            for (int i = 0; i < a.getRowDimension(); i++) {
                for (int j = 0; j < a.getColumnDimension(); j++) {
                    agree = RIGHT.agree(a.getEntry(i, j), n.getEntry(i, j));
                }
            }
            return agree;
        }));
        with("For your judge it is enough if one entry agrees.",
                Lesson8.judge((a, n) -> !all(a, n, (x, y) -> !RIGHT.agree(x, y))));
        with("At the first pair of zeros your judge returns true", Lesson8.judge((a, n) -> {
            for (int i = 0; i < a.getRowDimension(); i++) {
                for (int j = 0; j < a.getColumnDimension(); j++) {
                    if (a.getEntry(i, j) == 0 && n.getEntry(i, j) == 0) {
                        return true;
                    }
                    if (!RIGHT.agree(a.getEntry(i, j), n.getEntry(i, j))) {
                        return false;
                    }
                }
            }
            return true;
        }));
    }

    @Test
    void zerosNanAndInfinity() {
        with("Your judge refuses 0 against 0.", each((a, n) -> Math.abs(a - n) / size(a, n) < 1e-7));
        with("If one of the two numbers is 0, your judge accepts any other number",
                each((a, n) -> a * n == 0 || RIGHT.agree(a, n)));
        with("Your judge accepts NaN: ", each((a, n) -> a == n || !(Math.abs(a - n) >= 1e-7 * size(a, n))));
        with("Your judge accepts NaN, and infinity too: ", each((a, n) -> !(Math.abs(a - n) / size(a, n) > 1e-7)));
        with("Your judge accepts infinity: ", each((a, n) -> Math.abs(a - n) <= 1e-7 * size(a, n)));
        with("Your judge accepts a gradient that is NaN.", each((a, n) -> Double.isNaN(a) || RIGHT.agree(a, n)));
    }

    @Test
    void whatADifferenceIsMeasuredAgainst() {
        for (double limit : new double[] {1e-5, 1e-7, 1e-9}) {
            with("The limit is the same for large and small entries.",
                    each((a, n) -> Math.abs(a - n) < limit));
        }
        with("You divide by the gradient without its Math.abs.",
                each((a, n) -> a == n || Math.abs(a - n) / a < 1e-7));
        with("You divide by the nudged slope without its Math.abs.",
                each((a, n) -> a == n || Math.abs(a - n) / n < 1e-7));
        with("You divide by a + n,", each((a, n) -> a == n || Math.abs(a - n) / (a + n) < 1e-7));
        with("You divide by the larger number, not by the larger size",
                each((a, n) -> a == n || Math.abs(a - n) / Math.max(a, n) < 1e-7));
        with("Your judge refuses -2 against -2.000000001,", each((a, n) -> a == n || Math.abs(a - n) < 1e-7 * (a + n)));
        with("The difference has no Math.abs", each((a, n) -> a == n || a - n < 1e-7 * size(a, n)));
        with("You compare only the sizes, so your judge doesn't see a wrong sign.",
                each((a, n) -> a == n || Math.abs(Math.abs(a) - Math.abs(n)) < 1e-7 * size(a, n)));
        with("The number that keeps your divisor from being 0 is so large",
                each((a, n) -> Math.abs(a - n) / (size(a, n) + 1e-8) < 1e-5));
        with("Your judge accepts an entry that is off by 0.01 %.",
                each((a, n) -> a == n || Math.abs(a - n) < 1e-3 * size(a, n)));
        with("Nine right digits are not enough for your judge", Lesson8.judge(RealMatrix::equals));
    }

    @Test
    void meansSumsAndWholes() {
        with("You take the mean of the relative errors,", Lesson8.judge((a, n) -> sum(a, n)
                / (a.getRowDimension() * a.getColumnDimension()) < 1e-7));
        with("You add up the relative errors,", Lesson8.judge((a, n) -> sum(a, n) < 1e-7));
        with("You compare the matrices as a whole,", Lesson8.judge((a, n) -> a.equals(n) || a.subtract(n)
                .getFrobeniusNorm() < 1e-7 * Math.max(a.getFrobeniusNorm(), n.getFrobeniusNorm())));
    }

    private static double sum(RealMatrix a, RealMatrix n) {
        double sum = 0;
        for (int i = 0; i < a.getRowDimension(); i++) {
            for (int j = 0; j < a.getColumnDimension(); j++) {
                double x = a.getEntry(i, j);
                double y = n.getEntry(i, j);
                sum += x == y ? 0 : Math.abs(x - y) / size(x, y);
            }
        }
        return sum;
    }

    @Test
    void whatNoMistakeExplainsIsSaidWithoutOne() {
        with("Your judge refuses what it should accept.\nIt happened with ", Lesson8.judge((a, n) ->
                a.getColumnDimension() < 3 && all(a, n, RIGHT)));
        with("Your code asks for row 9, but there is only row 0", Lesson8.judge((a, n) -> a.getEntry(9, 9) == 0));
    }
}
