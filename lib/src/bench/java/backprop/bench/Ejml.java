package backprop.bench;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/** EJML as its users write it for speed: every result in a matrix that is already there. */
final class Ejml implements TwoLayer.Competitor {
    private final DMatrixRMaj x;
    private final DMatrixRMaj t;
    private final DMatrixRMaj w1;
    private final DMatrixRMaj w2;

    Ejml(double[][] x, double[][] t, double[][] w1, double[][] w2) {
        this.x = new DMatrixRMaj(x);
        this.t = new DMatrixRMaj(t);
        this.w1 = new DMatrixRMaj(w1);
        this.w2 = new DMatrixRMaj(w2);
    }

    @Override
    public double[] run(int steps, double rate) {
        DMatrixRMaj hidden = new DMatrixRMaj(x.numRows, w1.numCols);
        DMatrixRMaj active = hidden.createLike();
        DMatrixRMaj dHidden = hidden.createLike();
        DMatrixRMaj difference = t.createLike();
        DMatrixRMaj dW1 = w1.createLike();
        DMatrixRMaj dW2 = w2.createLike();
        double[] losses = new double[steps];
        for (int step = 0; step < steps; step++) {
            CommonOps_DDRM.mult(x, w1, hidden);
            for (int i = 0; i < hidden.data.length; i++) {
                active.data[i] = Math.max(0, hidden.data[i]);
            }
            CommonOps_DDRM.mult(active, w2, difference);
            CommonOps_DDRM.subtractEquals(difference, t);
            losses[step] = Math.pow(NormOps_DDRM.normF(difference), 2);

            CommonOps_DDRM.scale(2, difference);
            CommonOps_DDRM.multTransA(active, difference, dW2);
            CommonOps_DDRM.multTransB(difference, w2, dHidden);
            for (int i = 0; i < hidden.data.length; i++) {
                dHidden.data[i] = hidden.data[i] > 0 ? dHidden.data[i] : 0;
            }
            CommonOps_DDRM.multTransA(x, dHidden, dW1);

            CommonOps_DDRM.addEquals(w1, -rate, dW1);
            CommonOps_DDRM.addEquals(w2, -rate, dW2);
        }
        return losses;
    }
}
