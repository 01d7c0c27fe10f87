package backprop.matrix;

/** The matrix products, on numbers in one array, row after row. */
interface Products {

    /** What every matrix of this JVM multiplies with: a BLAS if the JVM was given one that works, else plain Java. */
    Products OURS = BlasProducts.given().orElseGet(PlainProducts::new);

    /**
     * {@code c = a·b}, written over what c held.
     *
     * @param n the rows of the result
     * @param k what is summed over
     * @param m the columns of the result
     * @param a {@code n×k}, or if {@code aTransposed} its transpose, {@code k×n}
     * @param b {@code k×m}, or if {@code bTransposed} its transpose, {@code m×k}
     * @param c {@code n×m}; neither a nor b
     */
    void product(int n, int k, int m, double[] a, boolean aTransposed, double[] b, boolean bTransposed, double[] c);

    /** Its name, for {@link DenseMatrix#multipliesWith}. */
    @Override
    String toString();
}
