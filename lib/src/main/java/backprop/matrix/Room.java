package backprop.matrix;

/** Room for a result: a new matrix each time, but within the steps of a training run the same one again. */
final class Room {
    private boolean reuse;
    private DenseMatrix matrix;

    void reuse(boolean on) {
        reuse = on;
    }

    /** Leaves alone what it gave so far. */
    void forget() {
        matrix = null;
    }

    /** A matrix of that shape, whose entries are the caller's to set. */
    DenseMatrix of(int rows, int columns) {
        if (!reuse) {
            return new DenseMatrix(rows, columns);
        }
        if (matrix == null || matrix.getRowDimension() != rows || matrix.getColumnDimension() != columns) {
            matrix = new DenseMatrix(rows, columns);
        }
        return matrix;
    }

    /** A matrix of the same shape as the other. */
    DenseMatrix like(DenseMatrix other) {
        return of(other.getRowDimension(), other.getColumnDimension());
    }
}
