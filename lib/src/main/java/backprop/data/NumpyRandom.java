package backprop.data;

import backprop.matrix.DenseMatrix;
import backprop.matrix.StopButton;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * NumPy's legacy random stream: {@code np.random.seed(s)}, then {@code rand}, {@code randn} and {@code permutation},
 * number for number, so that a run here can be compared with one in Python. Uniform numbers are the same to the bit;
 * normal ones to within two units in the last place, since NumPy's logarithm is the platform's own.
 *
 * <p>The generator is Commons Math's {@link MersenneTwister} (Matsumoto and Nishimura, 1998). What NumPy makes of it is
 * in its {@code numpy/random/src/legacy/legacy-distributions.c}: doubles of 53 bits, and Marsaglia's polar method,
 * which gives normal numbers in pairs. Its permutations are in {@code numpy/random/mtrand.pyx}.
 */
public final class NumpyRandom {
    private final MersenneTwister bits;
    private double spare = Double.NaN;

    private NumpyRandom(int seed) {
        bits = new MersenneTwister(seed);
    }

    /**
     * @throws IllegalArgumentException if the seed is negative, which NumPy refuses too (it also takes seeds above 2³¹
     * − 1)
     */
    public static NumpyRandom seed(int seed) {
        if (seed < 0) {
            throw new IllegalArgumentException("NumpyRandom.seed: the seed is " + seed
                    + "; give 0 or more, as NumPy asks.");
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
     * @throws CancellationException if the thread is interrupted (the notebook's stop button)
     */
    public DenseMatrix randn(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("NumpyRandom.randn: " + rows + "×" + columns
                    + " is no matrix; give 1 or more rows and columns.");
        }
        double[][] m = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            int done = i;
            StopButton.check(() -> "NumpyRandom.randn: interrupted after " + done + " of " + rows
                    + " rows, whose random numbers are used up; start again from the seed.");
            for (int j = 0; j < columns; j++) {
                m[i][j] = randn();
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

    /**
     * {@code np.random.permutation(n)}: the numbers from 0 to n − 1 in another order, each order as likely as any. From
     * the end, each is swapped with itself or one before it (Fisher and Yates; Knuth, "The Art of Computer
     * Programming", volume 2, algorithm 3.4.2 P).
     *
     * @throws IllegalArgumentException if n is below 1
     */
    public int[] permutation(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("NumpyRandom.permutation: n is " + n + "; give 1 or more.");
        }
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        for (int i = n - 1; i > 0; i--) {
            int j = upTo(i);
            int swapped = order[j];
            order[j] = order[i];
            order[i] = swapped;
        }
        return order;
    }

    /**
     * A whole number from 0 to most, which is above 0. It draws as many bits as most has, again and again until they
     * are not above it.
     */
    private int upTo(int most) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(most);
        int number;
        do {
            number = bits.nextInt() & mask;
        } while (number > most);
        return number;
    }
}
