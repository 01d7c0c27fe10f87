package backprop.check;

import backprop.data.NumpyRandom;
import backprop.matrix.Layer;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;

/** Layers made of two functions, right or wrong, for a check to judge. */
final class Homemade {
    private Homemade() { }

    static Layer layer(UnaryOperator<RealMatrix> forward, BinaryOperator<RealMatrix> backward) {
        return new Layer() {
            private RealMatrix x;

            @Override
            public RealMatrix forward(RealMatrix x) {
                this.x = x;
                return forward.apply(x);
            }

            @Override
            public RealMatrix backward(RealMatrix dy) {
                return backward.apply(x, dy);
            }

            @Override
            public String formula(String x) {
                return "f(" + x + ")";
            }
        };
    }

    /** Entry by entry. */
    static Layer each(DoubleUnaryOperator f, DoubleUnaryOperator slope) {
        return layer(x -> map(x, f), (x, dy) -> {
            RealMatrix dx = map(x, slope);
            for (int i = 0; i < dx.getRowDimension(); i++) {
                for (int j = 0; j < dx.getColumnDimension(); j++) {
                    dx.multiplyEntry(i, j, dy.getEntry(i, j));
                }
            }
            return dx;
        });
    }

    static RealMatrix map(RealMatrix m, DoubleUnaryOperator f) {
        RealMatrix result = m.copy();
        for (int i = 0; i < m.getRowDimension(); i++) {
            for (int j = 0; j < m.getColumnDimension(); j++) {
                result.setEntry(i, j, f.applyAsDouble(m.getEntry(i, j)));
            }
        }
        return result;
    }

    static RealMatrix random(int seed, int rows, int columns) {
        return NumpyRandom.seed(seed).randn(rows, columns);
    }
}
