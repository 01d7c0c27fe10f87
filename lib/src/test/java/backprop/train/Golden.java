package backprop.train;

import backprop.data.NumpyRandom;
import backprop.matrix.SquaredError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.math3.linear.RealMatrix;

/** The run of lesson 06: its data, drawn in the order of the original, and the losses that NumPy computed from them. */
final class Golden {
    static final double RATE = 1e-6;
    static final double TOLERANCE = 1e-9;
    static final RealMatrix X;
    static final RealMatrix T;
    static final RealMatrix W1;
    static final RealMatrix W2;
    private static TrainingLog log;

    static {
        NumpyRandom numbers = NumpyRandom.seed(0);
        X = numbers.randn(64, 1000);
        T = numbers.randn(64, 10);
        W1 = numbers.randn(1000, 100);
        W2 = numbers.randn(100, 10);
    }

    private Golden() { }

    static Network network() {
        return Network.twoLayer(W1, W2);
    }

    static Training training(Network network, double rate) {
        return new Training(network, new SquaredError(), new GradientDescent(rate));
    }

    /** The whole run, made once for all tests. */
    static synchronized TrainingLog log() {
        if (log == null) {
            log = training(network(), RATE).run(X, T, 500, Progress.NONE);
        }
        return log;
    }

    static double[] numpyLosses() {
        return lines().lines().filter(line -> Character.isDigit(line.charAt(0)))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1))).toArray();
    }

    /** The first three numbers of x, y, w1 and w2, as NumPy drew them. */
    static double[] numpyStart() {
        String line = lines().lines().filter(l -> l.contains("first three")).findFirst().orElseThrow();
        return java.util.Arrays.stream(line.substring(line.indexOf(": ") + 2).split(" "))
                .mapToDouble(Double::parseDouble).toArray();
    }

    /** The first step whose loss is off by more than the tolerance, relatively; -1 if there is none. */
    static int firstDifference(double[] losses) {
        double[] expected = numpyLosses();
        for (int i = 0; i < losses.length; i++) {
            if (!(Math.abs(losses[i] - expected[i]) <= TOLERANCE * expected[i])) {
                return i;
            }
        }
        return -1;
    }

    private static String lines() {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/two-layer-losses.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
