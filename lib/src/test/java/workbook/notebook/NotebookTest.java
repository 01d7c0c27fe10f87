package workbook.notebook;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.Shopping;
import backprop.check.GradientCheck;
import backprop.check.GradientReport;
import backprop.data.Examples;
import backprop.data.NumpyRandom;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.SquaredError;
import backprop.scalar.MulNode;
import backprop.scalar.Scalar;
import backprop.train.EpochLog;
import backprop.train.EpochProgress;
import backprop.train.GradientDescent;
import backprop.train.Minibatches;
import backprop.train.Network;
import backprop.train.Progress;
import backprop.train.Training;
import backprop.train.TrainingLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import workbook.picture.EpochPlot;
import workbook.picture.GraphPicture;
import workbook.picture.LossPlot;
import workbook.picture.Picture;
import workbook.picture.Steps;

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
        assertEquals(GraphPicture.exactly(shop.total), Notebook.showExactly(shop.total));
    }

    @Test
    void aPassIsShownStepByStep() {
        Shopping shop = new Shopping();
        shop.total.backward();
        assertEquals(Steps.backward(shop.total).toString(), Notebook.showBackward(shop.total).toString());
        assertEquals(Steps.forward(shop.total).toString(), Notebook.showForward(shop.total).toString());
        RealMatrix one = createRealMatrix(new double[][] {{1}});
        Network network = new Network(new MatMul(new Parameter("W", one)));
        network.forward(one);
        network.backward(one);
        assertEquals(Steps.backward(network).toString(), Notebook.showBackward(network).toString());
        assertEquals(Steps.forward(network).toString(), Notebook.showForward(network).toString());
    }

    @Test
    void aLogIsShownAsItsPlot() {
        RealMatrix one = createRealMatrix(new double[][] {{1}});
        TrainingLog log = new Training(new Network(new MatMul(new Parameter("W", one))), new SquaredError(),
                new GradientDescent(0.1))
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
        Errors.argument("Notebook.show: report is null; give it a GradientReport.",
                () -> Notebook.show((GradientReport) null));
        Errors.argument("GraphPicture: there is no value to draw; give it the output of a graph.",
                () -> Notebook.show((Scalar) null));
        Errors.argument("Notebook.live: what draw returned is null; give it a Picture each time.",
                () -> epochs(Notebook.live(log -> null)));
        Errors.argument("Notebook.live: draw is null; give it a function that draws an EpochLog, say"
                + " EpochPlot::accuracy.", () -> Notebook.live(null));
        Errors.argument("Notebook.show: picture is null; give it a Picture.", () -> Notebook.show((Picture) null));
    }

    @Test
    void aReportOnARunHasATextAndABar() {
        Bar bar = Bar.of(150, 500, 27.123456);
        assertEquals("step 150 of 500, loss 27.12", bar.text());
        assertEquals("<progress max=\"500\" value=\"150\"></progress> step 150 of 500, loss 27.12", bar.html());
    }

    @Test
    void progressIsPrinted() {
        Progress progress = Notebook.progress();
        assertEquals("step 1 of 2, loss 36.00\nstep 2 of 2, loss 1.440\n", printed(() -> {
            progress.at(1, 2, 36);
            progress.at(2, 2, 1.44);
        }));
    }

    @Test
    void epochsArePrintedTheFirstAndTheLast() {
        // w = 1, the target 0, L = w² and w ← w − 0.25·2w, so that w is halved in each of three epochs.
        assertEquals("epoch 0 of 3: loss 1.000, 100.0 % right; held out: loss 4.000, 100.0 % right\n"
                + "epoch 3 of 3: loss 0.016, 100.0 % right; held out: loss 0.063, 100.0 % right\n",
                printed(() -> epochs(Notebook.epochs())));
        assertEquals("loss 1.0\nloss 0.015625\n",
                printed(() -> epochs(Notebook.live(log -> new Picture("loss " + log.last().loss(), "<svg/>", null)))));
    }

    @Test
    void aLiveBarSaysHowFarTheEpochsAre() {
        EpochLog log = new EpochLog(epochs(EpochProgress.NONE).steps(),
                List.of(new EpochLog.Epoch(3, 0.5, 0.25, 2, 0.125)));
        assertEquals("<progress max=\"4\" value=\"3\"></progress> epoch 3 of 4: loss 0.500, 25.0 % right; held out:"
                + " loss 2.000, 12.5 % right", Bar.of(log, 4).html());
    }

    @Test
    void aLogOfEpochsIsShownAsItsPlots() {
        EpochLog log = epochs(EpochProgress.NONE);
        assertEquals(EpochPlot.loss(log), Notebook.showLoss(log));
        assertEquals(EpochPlot.accuracy(log), Notebook.showAccuracy(log));
    }

    private static EpochLog epochs(EpochProgress progress) {
        RealMatrix one = createRealMatrix(new double[][] {{1}});
        Examples examples = Examples.of(one, createRealMatrix(1, 1));
        Training training = new Training(new Network(new MatMul(new Parameter("W", one))), new SquaredError(),
                new GradientDescent(0.25));
        Examples heldOut = Examples.of(one.scalarMultiply(2), createRealMatrix(1, 1));
        return new Minibatches(training, 1, NumpyRandom.seed(0)).run(examples, heldOut, 3, progress);
    }

    private static String printed(Runnable run) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            run.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @Test
    void aFileOfTheProjectIsFoundFromTheLibrary() {
        String found = Notebook.file("notebooks/data/digits.csv");
        assertTrue(Path.of(found).isAbsolute() && Files.exists(Path.of(found)), found);
        IllegalArgumentException none = assertThrows(IllegalArgumentException.class, () -> Notebook.file("no.csv"));
        assertTrue(none.getMessage().startsWith("Notebook.file: there is no no.csv in "), none.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Notebook.file(null));
    }
}
