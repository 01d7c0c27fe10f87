package workbook.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * How pictures write a number: rounded to so many significant digits, but never in the digits of a whole number below a
 * million. A larger number, and one below 0.0001, has an exponent.
 *
 * @param most how many digits there may be
 */
record Digits(int most) {
    /** For the numbers of a graph. */
    static final Digits SIX = new Digits(6);
    /** For the entries of a matrix, since there are many. */
    static final Digits FOUR = new Digits(4);
    /** Every digit that tells a {@code double} from its neighbours. */
    static final Digits ALL = new Digits(17);
    private static final int MILLION = 6;
    /** A number that changes by no more than this part of itself shows nothing but the rounding of the arithmetic. */
    private static final double NOISE = 1e-12;

    String of(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        BigDecimal decimal = new BigDecimal(Double.toString(number));
        int whole = decimal.precision() - decimal.scale();
        BigDecimal rounded = decimal.round(new MathContext(whole <= MILLION ? Math.max(most, whole) : most))
                .stripTrailingZeros();
        int places = rounded.precision() - rounded.scale();
        return -4 < places && places <= MILLION ? rounded.toPlainString()
                : rounded.movePointLeft(places - 1).toPlainString() + "E" + (places - 1);
    }

    /** What leads on to the result of an equation, in which a number may be rounded. */
    static String equal(boolean rounded) {
        return rounded ? " ≈ " : " = ";
    }

    /** Whether an entry of a matrix is written with fewer digits than it has. */
    boolean rounds(RealMatrix m) {
        return Arrays.stream(m.getData()).flatMapToDouble(Arrays::stream).anyMatch(this::rounds);
    }

    /** Whether a number is written with fewer digits than it has. */
    boolean rounds(double number) {
        return Math.abs(Double.parseDouble(of(number)) - number) > NOISE * Math.abs(number);
    }
}
