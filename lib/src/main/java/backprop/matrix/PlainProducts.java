package backprop.matrix;

import java.util.Arrays;

/**
 * Products in plain Java: the fallback that works everywhere and gives the same bits in every run. A row of the result
 * collects rows of b, four at a time, in a loop that HotSpot vectorises; a panel of such rows stays in the cache while
 * every row of the result uses it. HotSpot does not vectorise a loop over parts of one long array, so the panel and the
 * row stand in arrays of their own.
 */
final class PlainProducts implements Products {
    /** How many numbers a panel has, about, and how many rows at most: 25 KB, half of a first-level cache. */
    private static final int NUMBERS = 3200;
    private static final int ROWS = 64;
    private static final ThreadLocal<double[][]> ROOM = ThreadLocal.withInitial(() -> new double[ROWS + 1][0]);

    @Override
    public void product(int n, int k, int m, double[] a, boolean aTransposed, double[] b, boolean bTransposed, double[] c) {
        double[][] panel = ROOM.get();
        if (panel[ROWS].length < m) {
            panel = new double[ROWS + 1][m];
            ROOM.set(panel);
        }
        double[] sum = panel[ROWS];
        int height = Math.max(4, Math.min(ROWS, NUMBERS / m / 4 * 4));
        int right = aTransposed ? n : 1;  // from one number of a's row to the next
        for (int from = 0; from < k; from += height) {
            int count = Math.min(height, k - from);
            fill(panel, from, count, k, m, b, bTransposed);
            for (int i = 0; i < n; i++) {
                if (from == 0) {
                    Arrays.fill(sum, 0, m, 0);
                } else {
                    System.arraycopy(c, i * m, sum, 0, m);
                }
                collect(sum, m, a, aTransposed ? from * n + i : i * k + from, right, panel, count);
                System.arraycopy(sum, 0, c, i * m, m);
            }
        }
    }

    private static void fill(double[][] panel, int from, int count, int k, int m, double[] b, boolean transposed) {
        for (int p = 0; p < count && !transposed; p++) {
            System.arraycopy(b, (from + p) * m, panel[p], 0, m);
        }
        for (int j = 0; j < m && transposed; j++) {
            for (int p = 0; p < count; p++) {
                panel[p][j] = b[j * k + from + p];
            }
        }
    }

    /** {@code sum += Σ a[at + p·right]·panel[p]} over the rows of the panel. */
    private static void collect(double[] sum, int m, double[] a, int at, int right, double[][] panel, int count) {
        int p = 0;
        for (; p + 4 <= count; p += 4, at += 4 * right) {
            four(sum, m, panel[p], panel[p + 1], panel[p + 2], panel[p + 3], a[at], a[at + right], a[at + 2 * right], a[at + 3 * right]);
        }
        for (; p < count; p++, at += right) {
            double factor = a[at];
            double[] row = panel[p];
            for (int j = 0; j < m; j++) {
                sum[j] += factor * row[j];
            }
        }
    }

    private static void four(double[] sum, int m, double[] b0, double[] b1, double[] b2, double[] b3,
            double f0, double f1, double f2, double f3) {
        for (int j = 0; j < m; j++) {
            sum[j] += f0 * b0[j] + f1 * b1[j] + f2 * b2[j] + f3 * b3[j];
        }
    }

    @Override
    public String toString() {
        return "plain Java";
    }
}
