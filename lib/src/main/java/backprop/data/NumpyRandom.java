package backprop.data;

import backprop.matrix.DenseMatrix;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * NumPy's legacy random stream: {@code np.random.seed(s)}, then {@code rand} and {@code randn}, number for
 * number, so that a run here can be held against one in Python. Uniform numbers are the same to the bit;
 * normal ones to within two units in the last place, since NumPy's logarithm is the platform's own.
 *
 * <p>The generator is Commons Math's {@link MersenneTwister} (Matsumoto and Nishimura, 1998). What NumPy
 * makes of it is in its {@code numpy/random/src/legacy/legacy-distributions.c}: doubles of 53 bits, and
 * Marsaglia's polar method, which gives normal numbers in pairs.
 */
public final class NumpyRandom {
    private final MersenneTwister bits;
    private double spare = Double.NaN;

    private NumpyRandom(int seed) {
        bits = new MersenneTwister(seed);
    }

    /** @throws IllegalArgumentException if the seed is negative, which NumPy refuses too (it also takes seeds above 2³¹ − 1) */
    public static NumpyRandom seed(int seed) {
        if (seed < 0) {
            throw new IllegalArgumentException("NumpyRandom.seed: the seed is " + seed + "; give 0 or more, as NumPy asks.");
        }
        return new NumpyRandom(seed);
    }

    /** The next number of {@code np.random.rand()}: uniform, from 0 up to but without 1. */
    public double rand() {
        long high = bits.nextInt() >>> 5;
        long low = bits.nextInt() >>> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /** The next number of {@code np.random.randn()}: normal, with mean 0 and variance 1. */
    public double randn() {
        if (!Double.isNaN(spare)) {
            double next = spare;
            spare = Double.NaN;
            return next;
        }
        double x;
        double y;
        double r;
        do {
            x = 2 * rand() - 1;
            y = 2 * rand() - 1;
            r = x * x + y * y;
        } while (r >= 1 || r == 0);
        double scale = Math.sqrt(-2 * StrictMath.log(r) / r);
        spare = scale * x;
        return scale * y;
    }

    /**
     * {@code np.random.randn(rows, columns)}, filled row by row.
     *
     * @throws IllegalArgumentException if a dimension is below 1
     */
    public DenseMatrix randn(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("NumpyRandom.randn: " + rows + "×" + columns + " is no matrix; give 1 or more rows and columns.");
        }
        double[][] m = new double[rows][columns];
        for (double[] row : m) {
            for (int j = 0; j < columns; j++) {
                row[j] = randn();
            }
        }
        return new DenseMatrix(m);
    }

    /**
     * Weights for a layer that leads into ReLU, {@code np.random.randn(inputs, outputs) * np.sqrt(2 / inputs)}: normal,
     * with mean 0 and variance 2/inputs, so that the numbers neither grow nor shrink from layer to layer. Source: He,
     * Zhang, Ren and Sun, "Delving Deep into Rectifiers" (2015), section 2.2.
     *
     * @return {@code inputs×outputs}
     * @throws IllegalArgumentException if a dimension is below 1
     */
    public DenseMatrix he(int inputs, int outputs) {
        return randn(inputs, outputs).scalarMultiply(Math.sqrt(2.0 / inputs));
    }
}
