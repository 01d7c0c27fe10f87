package workbook.lesson;

import backprop.matrix.DenseMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/** How two loops over the entries of a matrix go wrong. */
enum Walk {
    FROM_ROW_1("the first row", "rows count from 0", (i, j, n, m) -> i > 0),
    NO_LAST_ROW("the last row", "the loop over the rows ends one too early", (i, j, n, m) -> i < n - 1),
    FROM_COLUMN_1("the first column", "columns count from 0", (i, j, n, m) -> j > 0),
    NO_LAST_COLUMN("the last column", "the loop over the columns ends one too early", (i, j, n, m) -> j < m - 1),
    FROM_1("the first row and column", "rows and columns both count from 0", (i, j, n, m) -> i > 0 && j > 0),
    NO_LAST("the last row and column", "both loops end one too early", (i, j, n, m) -> i < n - 1 && j < m - 1),
    ROW_0("all rows but the first", "a return inside the loop ends it after one row", (i, j, n, m) -> i == 0),
    COLUMN_0("all columns but the first", "the loop over the columns ends after one column", (i, j, n, m) -> j == 0),
    ENTRY_0("all entries but the first", "a return inside the loops ends them in their first round",
            (i, j, n, m) -> i == 0 && j == 0),
    DIAGONAL("all entries but those with i = j", "the inner loop should go over all columns", (i, j, n, m) -> i == j),
    SQUARE("entries", "the loop over the columns runs to the number of rows, which fits only a square matrix (in an"
            + " array a, one row has a[i].length entries, and a.length is the number of rows)", (i, j, n, m) -> j < n);

    private final String left;
    private final String why;
    private final Reach reach;

    private interface Reach {
        boolean test(int i, int j, int rows, int columns);
    }

    Walk(String left, String why, Reach reach) {
        this.left = left;
        this.why = why;
        this.reach = reach;
    }

    String sentence(String method, boolean zeros) {
        String lost = this == SQUARE ? " reaches too few entries, or too many: "
                : (zeros ? " leaves 0 in " : " leaves ") + left
                + (zeros ? ": " : left.matches("all .*|.* and .*") ? " as they were: " : " as it was: ");
        return method + lost + why + ".";
    }

    /**
     * What comes of it.
     *
     * @param old what stays in entries that the loops don't reach
     * @param made what should come
     */
    RealMatrix over(RealMatrix old, RealMatrix made, boolean zeros, boolean arrays) {
        int rows = made.getRowDimension();
        int columns = made.getColumnDimension();
        if (this == SQUARE && rows > columns) {
            double past = arrays ? made.getData()[0][columns] : made.getEntry(0, columns);
        }
        RealMatrix result = zeros ? new DenseMatrix(rows, columns) : old.copy();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                if (reach.test(i, j, rows, columns)) {
                    result.setEntry(i, j, made.getEntry(i, j));
                }
            }
        }
        return result;
    }
}
