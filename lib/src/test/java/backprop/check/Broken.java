package backprop.check;

import backprop.matrix.DenseMatrix;
import backprop.matrix.Layer;
import backprop.matrix.Parameter;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/** An affine layer written out, right in itself, for a test to break in one place. */
public class Broken implements Layer {
    public final Parameter w;
    public final Parameter b;
    protected RealMatrix x;

    public Broken(RealMatrix w, RealMatrix b) {
        this.w = new Parameter("W", w);
        this.b = new Parameter("B", b);
    }

    @Override
    public RealMatrix forward(RealMatrix x) {
        this.x = x;
        return x.multiply(w.value()).add(ones(x.getRowDimension()).multiply(b.value()));
    }

    @Override
    public RealMatrix backward(RealMatrix dy) {
        w.setGradient(x.transpose().multiply(dy));
        b.setGradient(db(dy));
        return dx(dy);
    }

    protected RealMatrix db(RealMatrix dy) {
        return ones(dy.getRowDimension()).transpose().multiply(dy);
    }

    protected RealMatrix dx(RealMatrix dy) {
        return dy.multiply(w.value().transpose());
    }

    public static RealMatrix ones(int n) {
        return new DenseMatrix(n, 1).scalarAdd(1);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(w, b);
    }

    @Override
    public String formula(String x) {
        return x + " · " + w + " + " + b;
    }
}
