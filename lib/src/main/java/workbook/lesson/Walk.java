package workbook.lesson;

import backprop.matrix.DenseMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/** How two loops over the entries of a matrix go wrong. */
enum Walk {
    FROM_ROW_1("the first row", "rows count from 0"),
    NO_LAST_ROW("the last row", "the loop over the rows ends one too early"),
    FROM_COLUMN_1("the first column", "columns count from 0"),
    NO_LAST_COLUMN("the last column", "the loop over the columns ends one too early"),
    ROW_0("all rows but the first", "a return inside the loop ends it after one row"),
    SQUARE("entries", "the loop over the columns runs to the number of rows, which fits a square only (of an"
            + " array a, one row has a[i].length entries, and a.length is the number of rows)");

    private final String left;
    private final String why;

    Walk(String left, String why) {
        this.left = left;
        this.why = why;
    }

    String sentence(String method, boolean zeros) {
        String lost = this == SQUARE ? " reaches too few entries, or too many: "
                : (zeros ? " leaves 0 in " : " leaves ") + left + (zeros ? ": " : " as it was: ");
        return method + lost + why + ".";
    }

    private boolean reaches(int i, int j, int rows, int columns) {
        return switch (this) {
            case FROM_ROW_1 -> i > 0;
            case NO_LAST_ROW -> i < rows - 1;
            case FROM_COLUMN_1 -> j > 0;
            case NO_LAST_COLUMN -> j < columns - 1;
            case ROW_0 -> i == 0;
            case SQUARE -> j < rows;
        };
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
                if (reaches(i, j, rows, columns)) {
                    result.setEntry(i, j, made.getEntry(i, j));
                }
            }
        }
        return result;
    }
}
