package backprop.matrix;

/** The three matrix products of a training step, on rows as separate arrays. The result must be no operand. */
interface Products {

    /** {@code c = a·b}: {@code N×K} times {@code K×M}. */
    void product(double[][] a, double[][] b, double[][] c);

    /** {@code c = aᵀ·b}: the transpose of {@code K×N} times {@code K×M}. */
    void productTransposedFirst(double[][] a, double[][] b, double[][] c);

    /** {@code c = a·bᵀ}: {@code N×K} times the transpose of {@code M×K}. */
    void productTransposedSecond(double[][] a, double[][] b, double[][] c);
}
