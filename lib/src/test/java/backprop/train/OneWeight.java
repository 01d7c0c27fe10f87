package backprop.train;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;

import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import org.apache.commons.math3.linear.RealMatrix;

/** The smallest network to train: {@code y = 2·w}, with target 0. */
abstract class OneWeight {
    final RealMatrix x = createRealMatrix(new double[][] {{2}});
    final RealMatrix t = createRealMatrix(new double[][] {{0}});
    final Parameter w = new Parameter("W", createRealMatrix(new double[][] {{3}}));
    final Network network = new Network(new MatMul(w));
    final Training training = Golden.training(network, 0.1);

    double weight() {
        return w.value().getEntry(0, 0);
    }
}
