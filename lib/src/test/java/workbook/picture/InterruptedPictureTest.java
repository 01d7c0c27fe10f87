package workbook.picture;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backprop.Shopping;
import backprop.data.Examples;
import backprop.data.Labels;
import backprop.data.NumpyRandom;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.SquaredError;
import backprop.train.GradientDescent;
import backprop.train.Minibatches;
import backprop.train.Network;
import backprop.train.Training;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tech.tablesaw.plotly.components.Figure;
import workbook.notebook.Notebook;

/** The notebook's stop button, while a picture is drawn. */
class InterruptedPictureTest {
    private final Shopping shop = new Shopping();
    private final RealMatrix w = createRealMatrix(new double[][] {{1, 2}, {3, 4}});
    private final Network network = new Network(new MatMul(new Parameter("W", w)));
    private final RealMatrix x = createRealMatrix(new double[][] {{1, 2}, {-3, 4}});
    private final Examples points = Examples.of(x, Labels.oneHot(new int[] {0, 1}, 2));

    private static void interrupted(String sentence, Executable drawing) {
        Thread.currentThread().interrupt();
        ended(sentence, drawing);
    }

    private static void ended(String sentence, Executable drawing) {
        assertEquals(sentence, assertThrows(CancellationException.class, drawing).getMessage());
        assertFalse(Thread.interrupted(), "the thread is interrupted still");
    }

    @AfterEach
    void forget() {
        Thread.interrupted();
    }

    @Test
    void aGraphIsNotDrawn() {
        shop.total.backward();
        String sentence = "GraphPicture: interrupted at column 1 of 4; nothing is drawn.";
        interrupted(sentence, () -> GraphPicture.of(shop.total));
        interrupted(sentence, () -> Steps.forward(shop.total));
        interrupted(sentence, () -> Steps.backward(shop.total));
    }

    @Test
    void stepsAreNotDrawn() {
        network.forward(x);
        network.backward(x);
        shop.total.backward();
        interrupted("Steps: interrupted at step 1 of 1; nothing is drawn.", () -> Steps.forward(network));
        interrupted("Steps: interrupted at step 1 of 1; nothing is drawn.", () -> Steps.backward(network));
        Steps steps = Steps.backward(shop.total);
        interrupted("Steps: interrupted at step 1 of 4; nothing is drawn.", steps::forms);
    }

    @Test
    void imagesAreNotDrawn() {
        interrupted("Tiles: interrupted at image 1 of 2; nothing is drawn.",
                () -> Tiles.of("t", createRealMatrix(2, 4)));
        interrupted("Mosaic: interrupted at row 1 of 2; nothing is drawn.",
                () -> Mosaic.add(new Svg(), 0, 0, 1, new String[4], 2));
    }

    @Test
    void aFilmIsNotDrawn() {
        Figure line = new Figure(Plots.line("a", 1, 2));
        interrupted("Plot: interrupted at entry 1 of 2; nothing is drawn.",
                () -> Film.plots("t", Map.of("a", line, "b", line)));
        interrupted("Tiles: interrupted at image 1 of 2; nothing is drawn.",
                () -> Film.images("t", Map.of("a", createRealMatrix(2, 4), "b", createRealMatrix(2, 4))));
        List<Regions> moments = List.of(Regions.of("a", network::forward, points),
                Regions.of("b", network::forward, points));
        interrupted("Film: interrupted at moment 1 of 2; nothing is drawn.", () -> Film.regions("t", moments));
    }

    @Test
    void aNetworkIsNotAskedForItsRegions() {
        network.forward(x);
        String before = network.ledger().toString();
        interrupted("Regions: interrupted before the scores were computed; nothing has changed.",
                () -> Regions.of("c", network::forward, points));
        assertEquals(before, network.ledger().toString());
        Regions r = Regions.of("c", network::forward, points);
        interrupted("Regions: interrupted at square 1 of 2; nothing is drawn.",
                () -> Regions.picture("t", List.of(r, r)));
        ended("Mosaic: interrupted at row 1 of 96; nothing is drawn.", () -> Regions.of("c", places -> {
            Thread.currentThread().interrupt();
            return network.forward(places);
        }, points));
    }

    @Test
    void aRunThatIsDrawnLiveEndsWithTheWeightsItHadBefore() {
        Training training = new Training(network, new SquaredError(), new GradientDescent(0.01));
        ended("Regions: interrupted before the scores were computed; nothing has changed.",
                () -> new Minibatches(training, 1, NumpyRandom.seed(0)).run(points, points, 3, Notebook.live(log -> {
                    if (log.last().number() == 3) {
                        Thread.currentThread().interrupt();
                    }
                    return Regions.picture("epoch " + log.last().number(),
                            List.of(Regions.of("c", network::forward, points)));
                })));
        assertEquals(w, network.parameter("W").value());
    }
}
