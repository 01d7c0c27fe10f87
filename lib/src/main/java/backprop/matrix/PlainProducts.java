package backprop.matrix;

import java.util.Arrays;

/**
 * Products in plain Java: the fallback that works everywhere and gives the same bits in every run. A row of the result
 * collects rows of b, four at a time, in a loop that HotSpot vectorises; a panel of such rows stays in the cache while
 * every row of the result uses it. HotSpot does not vectorise a loop over parts of one long array, so the panel and the
 * row have arrays of their own.
 */
final class PlainProducts implements Products {
    /** The most rows and columns of a panel, and about how many numbers: 25 KB, half of a first-level cache. */
    private static final int ROWS = 64;
    private static final int COLUMNS = 208;
    private static final int NUMBERS = 3328;
    /** The panel, followed by the row. */
    private static final ThreadLocal<double[][]> ROOM = ThreadLocal.withInitial(() -> new double[ROWS + 1][COLUMNS]);

    @Override
    public void product(int n, int k, int m, double[] a, boolean aTransposed, double[] b, boolean bTransposed,
            double[] c) {
        double[][] panel = ROOM.get();
        double[] sum = panel[ROWS];
        int right = aTransposed ? n : 1;  // from one number of a's row to the next
        for (int left = 0; left < m; left += COLUMNS) {
            int width = Math.min(COLUMNS, m - left);
            int height = Math.min(ROWS, NUMBERS / width / 4 * 4);
            for (int top = 0; top < k; top += height) {
                int count = Math.min(height, k - top);
                fill(panel, count, width, b, bTransposed ? left * k + top : top * m + left, bTransposed ? k : m,
                        bTransposed);
                for (int i = 0; i < n; i++) {
                    if (top == 0) {
                        Arrays.fill(sum, 0, width, 0);
                    } else {
                        System.arraycopy(c, i * m + left, sum, 0, width);
                    }
                    collect(sum, width, a, aTransposed ? top * n + i : i * k + top, right, panel, count);
                    System.arraycopy(sum, 0, c, i * m + left, width);
                }
            }
        }
    }

    /** The part of b that begins at {@code at}, the rows of whose array are {@code stride} long. */
    private static void fill(double[][] panel, int count, int width, double[] b, int at, int stride,
            boolean transposed) {
        for (int p = 0; p < count && !transposed; p++) {
            System.arraycopy(b, at + p * stride, panel[p], 0, width);
        }
        for (int j = 0; j < width && transposed; j++) {
            for (int p = 0; p < count; p++) {
                panel[p][j] = b[at + j * stride + p];
            }
        }
    }

    /** {@code sum += Σ a[at + p·right]·panel[p]} over the rows of the panel. */
    private static void collect(double[] sum, int width, double[] a, int at, int right, double[][] panel, int count) {
        int p = 0;
        for (; p + 4 <= count; p += 4, at += 4 * right) {
            four(sum, width, panel[p], panel[p + 1], panel[p + 2], panel[p + 3], a[at], a[at + right],
                    a[at + 2 * right], a[at + 3 * right]);
        }
        for (; p < count; p++, at += right) {
            double factor = a[at];
            double[] row = panel[p];
            for (int j = 0; j < width; j++) {
                sum[j] += factor * row[j];
            }
        }
    }

    private static void four(double[] sum, int width, double[] b0, double[] b1, double[] b2, double[] b3,
            double f0, double f1, double f2, double f3) {
        for (int j = 0; j < width; j++) {
            sum[j] += f0 * b0[j] + f1 * b1[j] + f2 * b2[j] + f3 * b3[j];
        }
    }

    @Override
    public String toString() {
        return "plain Java";
    }
}
