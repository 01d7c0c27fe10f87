package backprop.matrix;

import java.util.Arrays;

/**
 * Products in plain Java: the fallback that works everywhere and gives the same bits in every run. A row of the result
 * collects rows of b, four at a time, in a loop that HotSpot vectorises; a panel of rows stays in the cache while
 * every row of the result uses it.
 */
final class PlainProducts implements Products {
    private static final int PANEL = 32;
    private static final ThreadLocal<double[][]> ROOM = ThreadLocal.withInitial(() -> new double[PANEL + 1][PANEL]);

    @Override
    public void product(double[][] a, double[][] b, double[][] c) {
        for (double[] row : c) {
            Arrays.fill(row, 0);
        }
        for (int from = 0; from < b.length; from += PANEL) {
            int to = Math.min(b.length, from + PANEL);
            for (int i = 0; i < c.length; i++) {
                collect(c[i], a[i], b, from, to);
            }
        }
    }

    @Override
    public void productTransposedFirst(double[][] a, double[][] b, double[][] c) {
        double[] column = room(a.length)[0];
        for (int i = 0; i < c.length; i++) {
            for (int p = 0; p < a.length; p++) {
                column[p] = a[p][i];
            }
            Arrays.fill(c[i], 0);
            collect(c[i], column, b, 0, b.length);
        }
    }

    @Override
    public void productTransposedSecond(double[][] a, double[][] b, double[][] c) {
        double[][] columns = room(b.length);
        double[] factors = columns[PANEL];
        for (double[] row : c) {
            Arrays.fill(row, 0);
        }
        int inner = a[0].length;
        for (int from = 0; from < inner; from += PANEL) {
            int n = Math.min(PANEL, inner - from);
            for (int j = 0; j < b.length; j++) {
                for (int p = 0; p < n; p++) {
                    columns[p][j] = b[j][from + p];
                }
            }
            for (int i = 0; i < c.length; i++) {
                System.arraycopy(a[i], from, factors, 0, n);
                collect(c[i], factors, columns, 0, n);
            }
        }
    }

    /** A panel of rows and one more, each at least that wide, for columns that are needed as rows. */
    private static double[][] room(int width) {
        if (ROOM.get()[0].length < width) {
            ROOM.set(new double[PANEL + 1][width]);
        }
        return ROOM.get();
    }

    /** {@code c += Σ factors[p]·b[p]} over the rows from {@code from} up to {@code to}. */
    private static void collect(double[] c, double[] factors, double[][] b, int from, int to) {
        int p = from;
        for (; p + 4 <= to; p += 4) {
            four(c, b[p], b[p + 1], b[p + 2], b[p + 3], factors[p], factors[p + 1], factors[p + 2], factors[p + 3]);
        }
        for (; p < to; p++) {
            double factor = factors[p];
            double[] row = b[p];
            for (int j = 0; j < c.length; j++) {
                c[j] += factor * row[j];
            }
        }
    }

    private static void four(double[] c, double[] b0, double[] b1, double[] b2, double[] b3,
            double f0, double f1, double f2, double f3) {
        for (int j = 0; j < c.length; j++) {
            c[j] += f0 * b0[j] + f1 * b1[j] + f2 * b2[j] + f3 * b3[j];
        }
    }
}
