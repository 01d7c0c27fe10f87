package workbook.picture;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.SquaredError;
import backprop.train.DivergedException;
import backprop.train.GradientDescent;
import backprop.train.Network;
import backprop.train.Progress;
import backprop.train.Training;
import backprop.train.TrainingLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * Reference values: hand computation on {@code y = 2·w}, w = 3, target 0: the losses at rate 0.1 are 36, 1.44, 0.0576.
 */
class LossPlotTest {
    private final TrainingLog fast = run(3, 0.1, 3);
    private final TrainingLog slow = run(3, 0.01, 3);

    private static TrainingLog run(double w, double rate, int steps) {
        Network network = new Network(new MatMul(new Parameter("W", scalar(w))));
        return new Training(network, new SquaredError(), new GradientDescent(rate)).run(scalar(2), scalar(0), steps,
                Progress.NONE);
    }

    private static RealMatrix scalar(double value) {
        return createRealMatrix(new double[][] {{value}});
    }

    private static List<?> traces(Picture picture) {
        return (List<?>) ((Map<?, ?>) picture.plotly()).get("data");
    }

    private static Map<?, ?> layout(Picture picture) {
        return (Map<?, ?>) ((Map<?, ?>) picture.plotly()).get("layout");
    }

    @Test
    void aTraceHasAPointAStep() {
        Map<?, ?> trace = (Map<?, ?>) traces(LossPlot.of(fast)).get(0);
        assertEquals(List.of(0.0, 1.0, 2.0), trace.get("x"));
        assertEquals(List.of(36.0, 1.44, 0.0576), trace.get("y"));
        assertEquals("learning rate 0.1", trace.get("name"));
    }

    @Test
    void aFilmEndsAtAHundredTimesTheFirstLossWhereARunDiverges() {
        TrainingLog diverging = run(3, 1, 3);  // 36, 1764, 86436
        Picture film = Film.losses(fast, diverging);
        List<?> range = (List<?>) ((Map<?, ?>) layout(film).get("yaxis")).get("range");
        assertEquals(Math.log10(0.0576) - 0.2, (double) range.get(0), 1e-8);
        assertEquals(Math.log10(3600) + 0.2, (double) range.get(1), 1e-8);
        assertEquals(LossPlot.of(fast, diverging).text(), film.text());
        range = (List<?>) ((Map<?, ?>) layout(Film.losses(fast, slow)).get("yaxis")).get("range");
        assertEquals(Math.log10(36) + 0.2, (double) range.get(1), 1e-8);
    }

    @Test
    void theLossHasALogarithmicAxis() {
        Map<?, ?> axis = (Map<?, ?>) layout(LossPlot.of(fast)).get("yaxis");
        assertEquals("log", axis.get("type"));
        assertEquals(Map.of("text", "loss"), axis.get("title"));
        assertEquals("power", axis.get("exponentformat"));
        assertNotEquals("linear", axis.get("tickmode"), "a number at every power of ten, however many there are");
    }

    @Test
    void theSvgHasAPointAStep() {
        assertEquals(List.of("MLL"), new Drawing(LossPlot.of(fast)).all("path")
                .map(p -> p.getAttribute("d").replaceAll("[^ML]", "")).toList());
    }

    @Test
    void oneRunNeedsNoLegend() {
        assertEquals(false, layout(LossPlot.of(fast)).get("showlegend"));
        assertFalse(texts(LossPlot.of(fast)).contains("learning rate 0.1"));
    }

    @Test
    void twoRunsHaveALegend() {
        Picture picture = LossPlot.of(fast, slow);
        assertEquals(2, traces(picture).size());
        assertEquals(true, layout(picture).get("showlegend"));
        assertTrue(texts(picture).containsAll(List.of("learning rate 0.1", "learning rate 0.01")));
    }

    @Test
    void twoRunsDifferByMoreThanColour() {
        List<String> dashes = new Drawing(LossPlot.of(fast, slow)).all("path")
                .map(p -> p.getAttribute("stroke-dasharray")).distinct().toList();
        assertEquals(2, dashes.size());
    }

    @Test
    void runsCanHaveNames() {
        Map<String, double[]> losses = new LinkedHashMap<>();
        losses.put("broken", new double[] {36, 9});
        losses.put("mended", fast.losses());
        Picture picture = LossPlot.of(losses);
        assertEquals(List.of("broken", "mended"), traces(picture).stream().map(trace -> ((Map<?, ?>) trace).get("name"))
                .toList());
        assertEquals(List.of(36.0, 9.0), ((Map<?, ?>) traces(picture).get(0)).get("y"));
        assertTrue(texts(picture).containsAll(List.of("broken", "mended")));
        assertEquals("The loss of each step, on a logarithmic axis. broken, 2 steps: the loss went from 36.0000"
                + " to 9.00000."
                + " mended, 3 steps: the loss went from 36.0000 to 0.0576000.", picture.text());
    }

    private static List<String> texts(Picture picture) {
        return new Drawing(picture).all("text").map(Element::getTextContent).toList();
    }

    @Test
    void theTextSaysWhereTheLossWent() {
        assertEquals("The loss of each step, on a logarithmic axis. 3 steps at learning rate 0.1: the loss went from"
                + " 36.0000 to 0.0576000.",
                LossPlot.of(fast).text());
    }

    @Test
    void aRunThatReachedZeroIsDrawnUpToThere() {
        // At rate 0.125 the first step lands on w = 3 − 0.125·24 = 0 exactly.
        Picture picture = LossPlot.of(run(3, 0.125, 3));
        assertEquals(List.of("M"), new Drawing(picture).all("path")
                .map(p -> p.getAttribute("d").replaceAll("[^ML]", "")).toList());
        assertEquals(1, new Drawing(picture).all("circle").count(), "a line of one point is a marker");
        assertTrue(picture.text().endsWith(" 2 of 3 points can't be drawn: a logarithmic axis shows only numbers above"
                + " 0."));
    }

    @Test
    void aRunOfOneStepIsAMarkerAndIsCountedAsOne() {
        Picture picture = LossPlot.of(run(3, 0.1, 1));
        assertEquals(1, new Drawing(picture).all("circle").count());
        assertEquals("lines+markers", ((Map<?, ?>) traces(picture).get(0)).get("mode"));
        assertEquals("The loss of each step, on a logarithmic axis. 1 step at learning rate 0.1: the loss went from"
                + " 36.0000 to 36.0000.", picture.text());
        assertEquals("The loss of each step, on a logarithmic axis. a, 1 step: the loss went from 2.00000 to 2.00000.",
                LossPlot.of(Map.of("a", new double[] {2})).text());
    }

    @Test
    void lossesThatAreAllZeroAreSaidToBe() {
        Picture picture = LossPlot.of(Map.of("a", new double[3]));
        String note = "No point can be drawn: a logarithmic axis shows only numbers above 0.";
        assertTrue(picture.text().endsWith(note), picture.text());
        assertTrue(texts(picture).contains(note));
    }

    @Test
    void runsOfOneRateAreToldApart() {
        Picture picture = LossPlot.of(fast, slow, fast);
        List<String> names = List.of("learning rate 0.1", "learning rate 0.01", "learning rate 0.1 (2)");
        assertEquals(names, traces(picture).stream().map(trace -> ((Map<?, ?>) trace).get("name")).toList());
        assertTrue(texts(picture).containsAll(names));
        assertTrue(picture.text().endsWith("3 steps at learning rate 0.1 (2): the loss went from 36.0000 to"
                + " 0.0576000."), picture.text());
    }

    @Test
    void lossesAreRoundedToFiveDigitsOrToWhatTellsThemApart() {
        assertEquals(List.of(2.6366e7, 1.2346e-4),
                rounded(26365524.19345431, 0.000123456789));
        assertEquals(List.of(2.302585093, 2.3025860432), rounded(2.302585092994, 2.302586043211));
    }

    private static Object rounded(double... losses) {
        return ((Map<?, ?>) traces(LossPlot.of(Map.of("a", losses))).get(0)).get("y");
    }

    @Test
    void whatHasNoStepIsRefused() {
        String sentence = "LossPlot: there is no step to draw; give it the log of a run of 1 step or more.";
        TrainingLog none = assertThrows(DivergedException.class, () -> run(1e200, 0.1, 3)).log();
        Errors.argument(sentence, LossPlot::of);
        Errors.argument(sentence, () -> LossPlot.of(fast, none));
        Errors.argument(sentence, () -> LossPlot.of((TrainingLog) null));
        Errors.argument(sentence, () -> LossPlot.of((Map<String, double[]>) null));
        Errors.argument(sentence, () -> LossPlot.of(Map.of()));
        Errors.argument(sentence, () -> LossPlot.of(Map.of("mended", new double[0])));
    }
}
