package workbook.exercise;

import backprop.matrix.Shapes;
import java.util.ConcurrentModificationException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.exception.NullArgumentException;
import org.apache.commons.math3.exception.OutOfRangeException;
import org.apache.commons.math3.linear.MatrixDimensionMismatchException;

/** Says what an answer threw: in which method of the learner's, and what Java's message means there. */
final class Thrown {
    private static final Pattern INDEX = Pattern.compile("Index (-?\\d+) out of bounds for length (\\d+)");
    private static final Pattern FACTORS = Pattern.compile("the factors are (\\S+) and ([^;]+); (.*)\\.");
    private static final Pattern CAST = Pattern.compile("class (\\S+) cannot be cast to class (\\S+).*");
    private static final Pattern NULL = Pattern.compile("because \"(.*)\" is null");
    private static final Pattern NULL_RETURNED = Pattern.compile("because the return value of \".*\\.(\\w+)\\(.*");

    private final Throwable e;
    private final String where;
    private final String called;

    private Thrown(Throwable e) {
        this.e = e;
        where = Where.of(e.getStackTrace());
        called = Where.called(e.getStackTrace());
    }

    static Mishap mishap(Throwable e) {
        return new Mishap(key(e), new Thrown(e).words());
    }

    /** An index that doesn't exist is the same mistake, whichever of several methods was called with it. */
    private static String key(Throwable e) {
        boolean index = e instanceof OutOfRangeException || e instanceof IndexOutOfBoundsException;
        return index ? "no index: " + String.valueOf(e.getMessage()).replaceFirst("[^-0-9]*(-?\\d+).*", "$1")
                : e.getClass().getName() + ": " + e.getMessage();
    }

    private String words() {
        MatchResult factors = found(FACTORS);
        MatchResult index = found(INDEX);
        MatchResult cast = found(CAST);
        if (e instanceof DimensionMismatchException && factors != null) {
            boolean large = (factors.group(1) + " " + factors.group(2)).matches(".*\\d{3}.*");
            return where + " multiplies a " + factors.group(1) + " by a " + factors.group(2) + " matrix, but "
                    + factors.group(3) + (large ? ". Your code was given no matrix as large as that: use the parameters"
                    + " of your method, and no variables of the notebook." : ". Is a transpose missing, or did you"
                    + " exchange the factors?");
        }
        if (e instanceof DimensionMismatchException m && "multiply".equals(called)) {
            return where + " multiplies matrices that don't fit: the first has "
                    + Shapes.count(m.getArgument().intValue(), "column") + ", but the second has "
                    + Shapes.count(m.getDimension(), "row") + ".";
        }
        if (e instanceof MatrixDimensionMismatchException m) {
            return where + " gives " + called + " a " + m.getWrongRowDimension() + "×" + m.getWrongColumnDimension()
                    + " and a " + m.getExpectedRowDimension() + "×" + m.getExpectedColumnDimension()
                    + " matrix, but both need the same shape there.";
        }
        if (e instanceof OutOfRangeException range) {
            String what = e.getMessage().replaceAll(" index.*", "");
            return where + " asks for " + what + " " + range.getArgument() + ", but there "
                    + entries(what, range.getHi().intValue() + 1)
                    + ": did you exchange rows and columns, or does a loop run too far?";
        }
        if (e instanceof IndexOutOfBoundsException && index != null) {
            return where + " asks for index " + index.group(1) + ", but there "
                    + entries("index", Integer.parseInt(index.group(2)))
                    + ": does a loop run too far, or is this number not an index at all?";
        }
        if (e instanceof NullPointerException || e instanceof NullArgumentException) {
            return where + " " + nothing() + ". Nothing has been assigned there yet."
                    + (where.matches("(.*\\.)?backward")
                    ? " Whatever backward needs, forward must keep in a field." : "");
        }
        if (e instanceof ClassCastException && cast != null) {
            return where + " casts a " + simple(cast.group(1)) + " to " + simple(cast.group(2)) + ", but it isn't one."
                    + " Leave out the cast, and declare the variable with the type that you get.";
        }
        if (e instanceof StackOverflowError) {
            return where + " calls itself, directly or through another method, until the stack overflows"
                    + " (StackOverflowError).";
        }
        boolean ours = e.getStackTrace().length > 0 && e.getStackTrace()[0].getClassName().startsWith("backprop.");
        return ours && e.getMessage() != null ? "In " + where.replaceAll("^Your", "your") + ": " + e.getMessage()
                : where + " threw " + e.getClass().getSimpleName()
                + (e.getMessage() == null ? "" : ": " + e.getMessage()) + hint();
    }

    private String hint() {
        boolean javas = e.getStackTrace().length > 0 && e.getStackTrace()[0].getClassName().startsWith("java.util.");
        return e instanceof DimensionMismatchException ? "; the shapes of two matrices don't match there."
                : e instanceof ConcurrentModificationException
                ? "; a for-each loop can't run over a list that changes meanwhile, so use an index."
                : e instanceof UnsupportedOperationException && javas
                ? "; a list made by List.of can't be changed, so make a new ArrayList<>(…)." : "";
    }

    /** What was null: an argument, or what Java's message names, which is never a local variable. */
    private String nothing() {
        if (called != null) {
            return "gives null to " + called;
        }
        MatchResult returned = found(NULL_RETURNED);
        MatchResult named = found(NULL);
        return "uses " + (returned != null ? "what " + returned.group(1) + " returned, which"
                : named != null && !named.group(1).startsWith("<")
                ? named.group(1).replaceAll("^REPL\\.[^.]*\\.", "") + ", which" : "something that") + " is null";
    }

    private MatchResult found(Pattern pattern) {
        return pattern.matcher(String.valueOf(e.getMessage())).results().findFirst().orElse(null);
    }

    /** Say {@code is only index 0} or {@code are only rows 0 to 3}. */
    private static String entries(String what, int n) {
        return n == 0 ? "is none" : n == 1 ? "is only " + what + " 0"
                : "are only " + (what.equals("index") ? "indices" : what + "s") + " 0 to " + (n - 1);
    }

    private static String simple(String type) {
        return type.replaceAll(".*[.$]", "");
    }
}
