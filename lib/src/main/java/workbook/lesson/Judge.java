package workbook.lesson;

import java.util.function.BiPredicate;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A judge of whether a gradient and its nudges agree, with what can go wrong in it.
 *
 * @param look which entries it looks at
 * @param zero what it does if a number is 0
 * @param gap how it measures a difference
 * @param size what it measures the difference against
 * @param ask how it compares the difference with the limit
 * @param whole how it gets from the entries to a verdict
 * @param limit how large an error may be
 */
record Judge(Look look, Zero zero, Gap gap, Size size, Ask ask, Whole whole, double limit)
        implements BiPredicate<RealMatrix, RealMatrix> {

    enum Look { ALL, ANY, FIRST, LAST, FIRST_ROW, FIRST_COLUMN, BUT_FIRST_ROW, BUT_FIRST_COLUMN, BUT_LAST_ROW,
        BUT_LAST_COLUMN }

    enum Zero { EQUAL, NONE, EITHER, ENDS }

    enum Gap { DISTANCE, DIFFERENCE, OF_SIZES, SQUARE }

    enum Size { LARGER_SIZE, LARGER, GRADIENT, NUDGE, SUM, ONE, FLOOR, HIGH_FLOOR }

    /** The quotients divide, and so meet 0/0 and infinity/infinity, which are NaN; the others multiply. */
    enum Ask { BELOW, AT_MOST, NOT_ABOVE, NOT_AT_LEAST, QUOTIENT_BELOW, QUOTIENT_NOT_ABOVE, NAN_GRADIENT, NAN_NUDGE }

    enum Whole { EACH, MEAN, SUM, RATIO, NORM, LARGEST, TURNED }

    Judge() {
        this(Look.ALL, Zero.EQUAL, Gap.DISTANCE, Size.LARGER_SIZE, Ask.BELOW, Whole.EACH, 1e-7);
    }

    Judge look(Look other) {
        return new Judge(other, zero, gap, size, ask, whole, limit);
    }

    Judge zero(Zero other) {
        return new Judge(look, other, gap, size, ask, whole, limit);
    }

    Judge gap(Gap other) {
        return new Judge(look, zero, other, size, ask, whole, limit);
    }

    Judge size(Size other) {
        return new Judge(look, zero, gap, other, ask, whole, limit);
    }

    Judge ask(Ask other) {
        return new Judge(look, zero, gap, size, other, whole, limit);
    }

    Judge whole(Whole other) {
        return new Judge(look, zero, gap, size, ask, other, limit);
    }

    Judge limit(double other) {
        return new Judge(look, zero, gap, size, ask, whole, other);
    }

    @Override
    public boolean test(RealMatrix gradient, RealMatrix nudged) {
        Sums sums = new Sums();
        boolean any = false;
        int rows = gradient.getRowDimension();
        int columns = gradient.getColumnDimension();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double a = gradient.getEntry(i, j);
                double n = nudged.getEntry(i, j);
                if (zero == Zero.ENDS && a == 0 && n == 0) {
                    return true;
                }
                if (looks(i, j, rows, columns)) {
                    boolean agrees = zeroed(a, n) || holds(a, n, gap(a, n), size(a, n));
                    any |= agrees;
                    if (!agrees && look != Look.ANY && (whole == Whole.EACH || whole == Whole.TURNED)) {
                        return whole == Whole.TURNED;
                    }
                    sums.add(zeroed(a, n) ? 0 : gap(a, n) / size(a, n), gap(a, n), size(a, n));
                }
            }
        }
        return switch (whole) {
            case EACH -> look != Look.ANY || any;
            case TURNED -> look == Look.ANY && !any;
            case MEAN -> holds(0, 0, sums.errors / (rows * columns), 1);
            case SUM -> holds(0, 0, sums.errors, 1);
            case RATIO -> sums.gaps == 0 || holds(0, 0, sums.gaps, sums.sizes);
            case NORM -> sums.gaps == 0 || holds(0, 0, Math.sqrt(sums.gapSquares), Math.sqrt(sums.sizeSquares));
            case LARGEST -> sums.gaps == 0 || holds(0, 0, sums.gap, sums.size);
        };
    }

    private static final class Sums {
        private double errors;
        private double gaps;
        private double sizes;
        private double gapSquares;
        private double sizeSquares;
        private double gap;
        private double size;

        void add(double error, double oneGap, double oneSize) {
            errors += error;
            gaps += oneGap;
            sizes += oneSize;
            gapSquares += oneGap * oneGap;
            sizeSquares += oneSize * oneSize;
            gap = Math.max(gap, oneGap);
            size = Math.max(size, oneSize);
        }
    }

    private boolean looks(int i, int j, int rows, int columns) {
        return switch (look) {
            case ALL, ANY -> true;
            case FIRST -> i == 0 && j == 0;
            case LAST -> i == rows - 1 && j == columns - 1;
            case FIRST_ROW -> i == 0;
            case FIRST_COLUMN -> j == 0;
            case BUT_FIRST_ROW -> i > 0;
            case BUT_FIRST_COLUMN -> j > 0;
            case BUT_LAST_ROW -> i < rows - 1;
            case BUT_LAST_COLUMN -> j < columns - 1;
        };
    }

    private boolean zeroed(double a, double n) {
        return zero == Zero.EITHER ? a == 0 || n == 0 : zero != Zero.NONE && a == n;
    }

    private boolean holds(double a, double n, double mine, double against) {
        return switch (ask) {
            case BELOW -> mine < limit * against;
            case AT_MOST -> mine <= limit * against;
            case NOT_ABOVE -> !(mine > limit * against);
            case NOT_AT_LEAST -> !(mine >= limit * against);
            case QUOTIENT_BELOW -> mine / against < limit;
            case QUOTIENT_NOT_ABOVE -> !(mine / against > limit);
            case NAN_GRADIENT -> Double.isNaN(a) || mine < limit * against;
            case NAN_NUDGE -> Double.isNaN(n) || mine < limit * against;
        };
    }

    private double gap(double a, double n) {
        return switch (gap) {
            case DISTANCE -> Math.abs(a - n);
            case DIFFERENCE -> a - n;
            case OF_SIZES -> Math.abs(Math.abs(a) - Math.abs(n));
            case SQUARE -> (a - n) * (a - n);
        };
    }

    private double size(double a, double n) {
        double larger = Math.max(Math.abs(a), Math.abs(n));
        return switch (size) {
            case LARGER_SIZE -> gap == Gap.SQUARE ? larger * larger : larger;
            case LARGER -> Math.max(a, n);
            case GRADIENT -> a;
            case NUDGE -> n;
            case SUM -> a + n;
            case ONE -> 1;
            case FLOOR -> Math.max(1e-3, larger);
            case HIGH_FLOOR -> Math.max(1, larger);
        };
    }
}
