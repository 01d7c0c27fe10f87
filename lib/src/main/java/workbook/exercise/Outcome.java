package workbook.exercise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** The results of one answer on one trial: numbers by name, and what went wrong, if anything did. */
public final class Outcome {
    private static final double TOLERANCE = 1e-9;

    final Map<String, RealMatrix> values = new LinkedHashMap<>();
    final List<String> notes = new ArrayList<>();
    Mishap mishap;
    final Set<String> todo = new LinkedHashSet<>();

    public void put(String name, double value) {
        values.put(name, Due.number(value));
    }

    /** Records that a number has not been given. */
    public void missing(String name) {
        todo.add(name);
    }

    /** Records a copy. @throws Mishap if there is no matrix; {@code from} is the method that should have given it */
    public void put(String name, RealMatrix m, String from) {
        if (m == null) {
            throw new Mishap(from + " returned null" + (from.equals(name) ? "" : " instead of " + name)
                    + "; return a matrix.");
        }
        values.put(name, MatrixUtils.createRealMatrix(m.getData()));
    }

    /** @throws Mishap if a matrix that was passed in has changed */
    public static void unchanged(String name, RealMatrix before, RealMatrix now, String from) {
        if (!before.equals(now)) {    // to the last digit: nothing may be computed there
            throw new Mishap(from + " changed " + name + " in place, but other code still needs its old numbers, so"
                    + " work on " + name + ".copy().");
        }
    }

    /** Whether both have the same names, numbers and mishap. */
    boolean same(Outcome o) {
        return values.keySet().equals(o.values.keySet()) && values.keySet().stream()
                .allMatch(n -> same(values.get(n), o.values.get(n)))
                && key().equals(o.key());
    }

    /** Records a line that is shown in any case. */
    public void note(String line) {
        notes.add(line);
    }

    /** The lines that are shown in any case. */
    String notes() {
        return notes.stream().map(note -> "\n" + note).collect(Collectors.joining());
    }

    String key() {
        return mishap == null ? "" : mishap.key();
    }

    /** Whether two matrices have the same shape and numbers, to nine digits. */
    static boolean same(RealMatrix a, RealMatrix b) {
        if (a == null || b == null || !sameShape(a, b)) {
            return false;
        }
        for (int i = 0; i < a.getRowDimension(); i++) {
            for (int j = 0; j < a.getColumnDimension(); j++) {
                if (!same(a.getEntry(i, j), b.getEntry(i, j))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether two numbers are the same, to nine digits. */
    public static boolean same(double a, double b) {
        return Double.compare(a, b) == 0 || Math.abs(a - b) <= TOLERANCE * Math.max(1,
                Math.max(Math.abs(a), Math.abs(b))) && Double.isFinite(a - b);
    }

    static boolean sameShape(RealMatrix a, RealMatrix b) {
        return a.getRowDimension() == b.getRowDimension() && a.getColumnDimension() == b.getColumnDimension();
    }
}
