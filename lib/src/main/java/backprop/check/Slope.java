package backprop.check;

import backprop.matrix.StopButton;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A derivative found by nudging alone: the centred difference {@code D(h) = (f(x+h) − f(x−h)) / 2h}, over a step and
 * over half of it, put together by Richardson's extrapolation {@code (4·D(h/2) − D(h)) / 3}, whose error falls as h⁴.
 *
 * <p>The step. Truncation grows as h⁴ and rounding as ε/h, so their sum is smallest near {@code h = ε^(1/5)}, here
 * times {@code max(1, |x|)}. If the function is not smooth, or not finite, within that step, an eighth of it is tried,
 * and so on. The divisor is the distance between the numbers really used, {@code (x+h) − (x−h)}. Source for all three:
 * Press et al., "Numerical Recipes", 3rd edition (2007), section 5.7.
 *
 * <p>Kinks. A smooth function looks straighter the closer one looks, but at a kink the slopes to the left and to the
 * right stay as far apart as they were. So if their difference does not fall while the step falls {@value #STAYS} times
 * to an eighth, there is a kink. Only the function is evaluated, never the gradient, so a wrong gradient can't look
 * like a kink.
 *
 * @param value the derivative; NaN if the function is not finite there; meaningless at a kink
 * @param uncertainty how far the value may be off, mostly because f is a rounded number
 * @param kink whether the function has a kink within the smallest step, so that there is no derivative
 */
public record Slope(double value, double uncertainty, boolean kink) {
    private static final double EPSILON = Math.ulp(1.0);
    private static final double STEP = StrictMath.pow(EPSILON, 0.2);
    private static final double SMOOTH = 1e-6;
    private static final int STAYS = 4;
    private static final int LEVELS = 10;
    /**
     * By how many units in the last place a loss may be off: √n for a sum of n numbers, so this is enough for 4096
     * numbers of similar size.
     */
    private static final double UNITS = 64;

    /**
     * The derivative of {@code f} at {@code x}.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted (the notebook's stop button)
     */
    public static Slope of(DoubleUnaryOperator f, double x) {
        double here = f.applyAsDouble(x);
        return of(nudged -> {
            StopButton.check(() -> "Slope: interrupted at x = " + x + "; run the cell again.");
            return f.applyAsDouble(nudged);
        }, x, here);
    }

    /** The same if {@code f(x)} is known already. */
    private static Slope of(DoubleUnaryOperator f, double x, double here) {
        Slope first = null;
        double steepest = 0;
        double before = 0;
        int stays = 0;
        double h = STEP * Math.max(1, Math.abs(x));
        for (int level = 0; level < LEVELS; level++, h /= 8) {
            Sides wide = Sides.of(f, x, h, here);
            Sides narrow = Sides.of(f, x, h / 2, here);
            double noise = UNITS * EPSILON * Math.max(wide.size(), narrow.size()) / h;
            double value = (4 * narrow.slope() - wide.slope()) / 3;
            if (Double.isFinite(value)) {
                steepest = Math.max(steepest, Math.max(Math.abs(wide.left()), Math.abs(wide.right())));
                double bend = Math.max(Math.abs(wide.jump() - 2 * narrow.jump()),
                        2 * Math.abs(wide.slope() - narrow.slope()));
                if (bend <= SMOOTH * steepest + 5 * noise) {
                    return new Slope(value, Math.max(3 * noise, Math.abs(value) <= bend ? bend : 0), false);
                }
                stays = bend > before / 5 && bend < before * 5 ? stays + 1 : 0;
                if (stays == STAYS) {
                    return new Slope(value, 3 * noise, true);
                }
                first = first == null ? new Slope(value, 3 * noise, false) : first;
                before = bend;
            }
        }
        return first == null ? new Slope(Double.NaN, 0, false) : first;
    }

    /**
     * The derivative of {@code f} with respect to the entry of {@code at} in row i and column j. Each call of f gets a
     * copy of its own.
     */
    public static Slope of(ToDoubleFunction<RealMatrix> f, RealMatrix at, int i, int j) {
        return of(entry(f, at, i, j), at.getEntry(i, j));
    }

    /** The same if {@code f(at)} is known already. */
    static Slope of(ToDoubleFunction<RealMatrix> f, RealMatrix at, int i, int j, double here) {
        return of(entry(f, at, i, j), at.getEntry(i, j), here);
    }

    private static DoubleUnaryOperator entry(ToDoubleFunction<RealMatrix> f, RealMatrix at, int i, int j) {
        return entry -> {
            RealMatrix nudged = at.copy();
            nudged.setEntry(i, j, entry);
            return f.applyAsDouble(nudged);
        };
    }

    /**
     * The slopes to the left and to the right of a point, and between both ends; the size of the numbers they come
     * from.
     */
    private record Sides(double left, double right, double slope, double size) {

        static Sides of(DoubleUnaryOperator f, double x, double h, double here) {
            double up = x + h;
            double down = x - h;
            double above = f.applyAsDouble(up);
            double below = f.applyAsDouble(down);
            return new Sides((here - below) / (x - down), (above - here) / (up - x), (above - below) / (up - down),
                    Math.max(Math.abs(here), Math.max(Math.abs(above), Math.abs(below))));
        }

        double jump() {
            return right - left;
        }
    }
}
