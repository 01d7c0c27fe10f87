package backprop.notebook;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import backprop.Errors;
import backprop.Shopping;
import backprop.check.GradientCheck;
import backprop.check.GradientReport;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.SquaredError;
import backprop.picture.GraphPicture;
import backprop.picture.LossPlot;
import backprop.picture.Picture;
import backprop.scalar.MulNode;
import backprop.scalar.Scalar;
import backprop.train.GradientDescent;
import backprop.train.Network;
import backprop.train.Progress;
import backprop.train.Training;
import backprop.train.TrainingLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Outside a kernel; on the kernels the notebooks' own test runs it. */
class NotebookTest {

    @Test
    void aPictureIsShownAsItself() {
        Picture picture = new Picture("a square", "<svg/>", null);
        assertSame(picture, Notebook.show(picture));
    }

    @Test
    void aValueIsShownAsTheGraphItCameFrom() {
        Shopping shop = new Shopping();
        shop.total.backward();
        assertEquals(GraphPicture.of(shop.total), Notebook.show(shop.total));
    }

    @Test
    void aLogIsShownAsItsPlot() {
        RealMatrix one = createRealMatrix(new double[][] {{1}});
        TrainingLog log = new Training(new Network(new MatMul(new Parameter("W", one))), new SquaredError(), new GradientDescent(0.1))
                .run(one, createRealMatrix(1, 1), 2, Progress.NONE);
        assertEquals(LossPlot.of(log), Notebook.show(log));
    }

    @Test
    void aReportIsShownAsItself() {
        GradientReport report = GradientCheck.of(new MulNode(), 100, 2);
        assertSame(report, Notebook.show(report));
    }

    @Test
    void nullIsRefused() {
        Errors.argument("Notebook.show: report is null; give it a GradientReport.", () -> Notebook.show((GradientReport) null));
        Errors.argument("GraphPicture: there is no value to draw; give it the output of a graph.", () -> Notebook.show((Scalar) null));
        Errors.argument("Notebook.show: picture is null; give it a Picture.", () -> Notebook.show((Picture) null));
    }

    @Test
    void progressIsPrinted() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Progress progress = Notebook.progress();
            progress.at(1, 2, 36);
            progress.at(2, 2, 1.44);
        } finally {
            System.setOut(before);
        }
        assertEquals("step 1 of 2, loss 36.00\nstep 2 of 2, loss 1.440\n", printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }
}
