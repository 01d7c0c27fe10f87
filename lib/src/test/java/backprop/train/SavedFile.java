package backprop.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import backprop.matrix.DenseMatrix;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A saved network, for a test to read or to break. */
abstract class SavedFile {
    static final double[][] W1 = {{0.1, -0.0, Double.MIN_VALUE},
            {Double.MAX_VALUE, 1 / 3.0, -Double.MIN_NORMAL}};
    static final double[][] W2 = {{Math.nextDown(Double.MIN_NORMAL)}, {Math.nextUp(1.0)}, {2}};
    static final String WHOLE = """
            {
              "format" : "backprop network",
              "version" : 1,
              "parameters" : [ {
                "name" : "W1",
                "rows" : [ [ 0.1, -0.0, 4.9E-324 ], [ 1.7976931348623157E308, 0.3333333333333333, \
            -2.2250738585072014E-308 ] ]
              }, {
                "name" : "W2",
                "rows" : [ [ 2.225073858507201E-308 ], [ 1.0000000000000002 ], [ 2.0 ] ]
              } ],
              "learningRate" : 1.0E-6,
              "losses" : [ 36.0, 1.44, 4.9E-324 ]
            }""";

    @TempDir
    Path folder;
    Path file;
    final TrainingLog log = new TrainingLog(1e-6, new double[] {36, 1.44, Double.MIN_VALUE});
    final Network network = Network.twoLayer(new DenseMatrix(W1), new DenseMatrix(W2));
    final Network other = Network.twoLayer(new DenseMatrix(2, 3), new DenseMatrix(3, 1));

    @BeforeEach
    void write() {
        file = folder.resolve("network.json");
        Saved.write(file, network, log);
    }

    static void assertBits(Network expected, Network actual) {
        for (int i = 0; i < expected.parameters().size(); i++) {
            double[][] rows = expected.parameters().get(i).value().getData();
            for (int row = 0; row < rows.length; row++) {
                assertArrayEquals(bits(rows[row]), bits(actual.parameters().get(i).value().getRow(row)));
            }
        }
    }

    static long[] bits(double[] numbers) {
        return Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
