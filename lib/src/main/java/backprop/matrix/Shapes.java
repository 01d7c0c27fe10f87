package backprop.matrix;

import org.apache.commons.math3.linear.RealMatrix;

/** The checks that every layer makes of its matrices; each error names the operands, their shapes and the remedy. */
public final class Shapes {

    private Shapes() { }

    /** The shape of a matrix as the lessons write it, say {@code 64×1000}: rows, then columns. */
    public static String of(RealMatrix m) {
        return m.getRowDimension() + "×" + m.getColumnDimension();
    }

    /**
     * @throws IllegalArgumentException if the operand is null; {@code kind} says what it should be, say {@code a
     * matrix}
     */
    public static void given(String where, String name, Object operand, String kind) {
        if (operand == null) {
            throw new IllegalArgumentException(where + ": " + name + " is null; give it " + kind + ".");
        }
    }

    /** @throws IllegalArgumentException if the matrix is null or has no entry */
    public static void present(String where, String name, RealMatrix m) {
        given(where, name, m, "a matrix");
        if (m.getRowDimension() == 0 || m.getColumnDimension() == 0) {
            throw new IllegalArgumentException(where + ": " + name + " is empty (" + of(m)
                    + "); it needs at least one row and one column.");
        }
    }

    /** Say {@code 1 row} or {@code 3 columns}. */
    public static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    /** @throws IllegalArgumentException if {@code x·w} is not defined: x needs as many columns as w has rows */
    public static void product(String where, String xName, RealMatrix x, String wName, RealMatrix w) {
        present(where, xName, x);
        present(where, wName, w);
        if (x.getColumnDimension() != w.getRowDimension()) {
            throw new IllegalArgumentException(where + ": " + xName + " is " + of(x) + " but " + wName + " is " + of(w)
                    + "; " + xName + " needs " + count(w.getRowDimension(), "column") + ".");
        }
    }

    /** @throws IllegalArgumentException if the matrix has another shape than the other one */
    public static void same(String where, String name, RealMatrix m, String otherName, RealMatrix other) {
        present(where, name, m);
        present(where, otherName, other);
        if (m.getRowDimension() != other.getRowDimension() || m.getColumnDimension() != other.getColumnDimension()) {
            throw new IllegalArgumentException(where + ": " + name + " is " + of(m) + " but " + otherName + " is "
                    + of(other)
                    + "; " + name + " needs " + count(other.getRowDimension(), "row") + " and "
                    + count(other.getColumnDimension(), "column") + ".");
        }
    }

    /** @throws IllegalStateException if {@code remembered} is null, which means that forward has not run */
    public static void forwardHasRun(String where, Object remembered) {
        if (remembered == null) {
            throw new IllegalStateException(where + ": forward has not run, so there is nothing to differentiate;"
                    + " call forward first.");
        }
    }

    /** @throws IllegalArgumentException if an entry is NaN or infinite */
    public static void finite(String where, String name, RealMatrix m) {
        present(where, name, m);
        double[] entries = DenseMatrix.of(m).entries();
        for (int k = 0; k < entries.length; k++) {
            if (!Double.isFinite(entries[k])) {
                throw new IllegalArgumentException(where + ": " + name + " has " + entries[k] + " at row "
                        + k / m.getColumnDimension()
                        + ", column " + k % m.getColumnDimension() + " (counted from 0); replace that entry or leave"
                        + " its row out.");
            }
        }
    }
}
