package backprop.matrix;

import dev.ludovic.netlib.blas.NativeBLAS;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Products by a native BLAS, through netlib. The JVM is given one by the system property {@code backprop.blas}, as the
 * kernel of {@code mvn -Plab} is: the file of a library under the name that netlib looks for, in a folder where the
 * system looks for libraries; or {@code system} for macOS's own. Any other BLAS on the machine is left alone: a plain
 * reference BLAS is slower than plain Java. A BLAS takes columns for rows, so it is asked for {@code cᵀ = bᵀ·aᵀ}.
 */
final class BlasProducts implements Products {
    /**
     * Below so many multiplications a call costs more than it saves, and plain Java has the same last digits
     * everywhere.
     */
    private static final int WORTH_A_CALL = 20_000;

    private final Products plain = new PlainProducts();
    private final NativeBLAS blas;

    private BlasProducts(NativeBLAS blas) {
        this.blas = blas;
    }

    /**
     * The BLAS that this JVM was given; empty if it was given none, or one that can't be loaded or multiplies wrongly.
     */
    static Optional<Products> given() {
        String library = System.getProperty("backprop.blas", "");
        if (library.isEmpty()) {
            return Optional.empty();
        }
        Logger log = Logger.getLogger("dev.ludovic.netlib.blas");
        Level level = log.getLevel();
        log.setLevel(Level.OFF);  // it tells what it loads
        try {
            if (!library.equals("system")) {
                System.load(library);  // where this fails, netlib would find another in its place
            }
            BlasProducts given = new BlasProducts(NativeBLAS.getInstance());
            return given.multiplies() ? Optional.of(given) : Optional.empty();
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        } finally {
            log.setLevel(level);
        }
    }

    /** Whether a product is that of plain Java, over what was there before. */
    private boolean multiplies() {
        int n = 28;  // enough to be worth a call
        double[] a = new double[n * n];
        Arrays.setAll(a, i -> i % 7 - 3);
        double[] c = new double[n * n];
        double[] expected = new double[n * n];
        Arrays.fill(c, Double.NaN);
        product(n, n, n, a, true, a, false, c);
        plain.product(n, n, n, a, true, a, false, expected);
        return Arrays.equals(expected, c);  // whole numbers: not even rounding may differ
    }

    @Override
    public void product(int n, int k, int m, double[] a, boolean aTransposed, double[] b, boolean bTransposed,
            double[] c) {
        if ((long) n * k * m < WORTH_A_CALL) {
            plain.product(n, k, m, a, aTransposed, b, bTransposed, c);
        } else {
            blas.dgemm(bTransposed ? "T" : "N", aTransposed ? "T" : "N", m, n, k, 1, b, bTransposed ? k : m, a,
                    aTransposed ? n : k, 0, c, m);
        }
    }

    @Override
    public String toString() {
        return "native BLAS";
    }
}
