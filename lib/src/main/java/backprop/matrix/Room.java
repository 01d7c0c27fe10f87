package backprop.matrix;

/**
 * Room for a result: a new matrix each time, so that what a caller holds stays as it is; but while a training run is
 * on, the same one again, so that a step allocates nothing.
 */
final class Room {
    private boolean reuse;
    private DenseMatrix matrix;

    void reuse(boolean on) {
        reuse = on;
        matrix = null;
    }

    /** A matrix of that shape, whose entries are the caller's to set. */
    DenseMatrix of(int rows, int columns) {
        if (!reuse || matrix == null || matrix.getRowDimension() != rows || matrix.getColumnDimension() != columns) {
            matrix = new DenseMatrix(rows, columns);
        }
        return matrix;
    }

    /** A matrix of the same shape as the other. */
    DenseMatrix like(DenseMatrix other) {
        return of(other.getRowDimension(), other.getColumnDimension());
    }
}
