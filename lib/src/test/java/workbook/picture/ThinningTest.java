package workbook.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** What is too much to be seen. */
class ThinningTest {
    private static final int MILLION = 1_000_000;

    private static double[] falling(int steps) {
        Random random = new Random(0);
        return IntStream.range(0, steps).mapToDouble(i -> Math.exp(-i / (double) steps) * (1 + random.nextDouble()))
                .toArray();
    }

    private static int size(Picture picture) {
        return picture.forms().values().stream().mapToInt(form -> form.toString().length()).sum();
    }

    private static List<?> y(Picture picture) {
        return (List<?>) Plots.trace(picture).get("y");
    }

    @Test
    void aLogOfAMillionStepsIsAPictureOfAFewThousand() {
        double[] losses = falling(MILLION);
        losses[0] = 1.125;
        losses[333_333] = 77;
        losses[777_777] = 1e-9;
        losses[MILLION - 1] = 0.5;
        Picture picture = Plots.of(Plots.logarithmic(), Plots.line("a", losses));
        List<?> y = y(picture);
        assertTrue(y.size() > 500 && y.size() < 4000, "kept: " + y.size());
        assertEquals(List.of(1.125, 0.5), List.of(y.get(0), y.get(y.size() - 1)));
        assertTrue(y.containsAll(List.of(77.0, 1e-9)));
        List<?> x = (List<?>) Plots.trace(picture).get("x");
        assertEquals(333_333.0, x.get(y.indexOf(77.0)));
        assertEquals(y.size(), Drawing.points(new Drawing(picture).all("path").findFirst().orElseThrow()).size());
        assertTrue(size(picture) < 300_000, "characters: " + size(picture));
        String note = y.size() + " of 1000000 points are drawn, including the smallest and the largest of each"
                + " stretch.";
        assertEquals("a sentence " + note, picture.text());
        assertTrue(Plots.texts(picture).contains(note));
        assertTrue(Plots.layout(picture).get("annotations").toString().contains(note));
    }

    @Test
    void eachStretchKeepsItsLeastAndItsGreatest() {
        double[] losses = falling(MILLION);
        Picture picture = Plots.of(Plots.line("a", losses));
        List<?> x = (List<?>) Plots.trace(picture).get("x");
        for (int from = 2100; from < MILLION - 12_100; from += 10_000) {
            DoubleSummaryStatistics all = Arrays.stream(losses, from, from + 10_000).summaryStatistics();
            int least = from - 2100;  // a stretch may begin before and end after
            DoubleSummaryStatistics kept = IntStream.range(0, x.size())
                    .filter(i -> least <= (double) x.get(i) && (double) x.get(i) < least + 14_200)
                    .mapToDouble(i -> (double) y(picture).get(i)).summaryStatistics();
            assertTrue(kept.getMin() <= all.getMin() && kept.getMax() >= all.getMax(), "from " + from);
        }
    }

    @Test
    void aFewPointsAreAllDrawnAndNothingIsSaid() {
        Picture picture = Plots.of(Plots.line("a", falling(4000)));
        assertEquals(4000, y(picture).size());
        assertEquals("a sentence", picture.text());
        assertNull(Plots.layout(picture).get("annotations"));
    }

    @Test
    void theFirstStepsOnALogarithmicAxisStayApart() {
        Layout layout = Layout.builder("a title").xAxis(Axis.builder().type(Axis.Type.LOG).build()).build();
        List<?> x = (List<?>) Plots.trace(Plots.of(layout, Plots.line("a", falling(MILLION)))).get("x");
        assertTrue(x.containsAll(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0)));
        assertTrue(x.size() < 4000);
    }

    @Test
    void aGapStaysAGap() {
        double[] losses = falling(100_000);
        Arrays.fill(losses, 40_000, 60_000, Double.NaN);
        String path = new Drawing(Plots.of(Plots.line("a", losses))).all("path").findFirst().orElseThrow()
                .getAttribute("d");
        assertEquals(2, path.chars().filter(c -> c == 'M').count());
    }

    @Test
    void aLineThatGoesBackAndForthIsThinnedToo() {
        double[] angles = IntStream.range(0, 100_000).mapToDouble(i -> i / 1000.0).toArray();
        Picture circle = Plots.of(ScatterTrace.builder(Arrays.stream(angles).map(Math::cos).toArray(),
                Arrays.stream(angles).map(Math::sin).toArray()).mode(ScatterTrace.Mode.LINE).build());
        assertTrue(y(circle).size() < 4000);
        assertEquals(4, Drawing.points(new Drawing(circle).all("path").findFirst().orElseThrow()).stream()
                .map(p -> (p[0] > 393) + " " + (p[1] > 196)).distinct().count());
    }

    @Test
    void ofACloudOfPointsThoseAreKeptThatLieApart() {
        Random random = new Random(0);
        double[] x = random.doubles(MILLION).toArray();
        double[] y = random.doubles(MILLION).toArray();
        double[] sizes = IntStream.range(0, MILLION).mapToDouble(i -> 4 + i % 3).toArray();
        Picture cloud = Plots.of(ScatterTrace.builder(x, y).marker(Marker.builder().size(sizes).build()).build());
        int kept = y(cloud).size();
        assertTrue(kept > 3000 && kept < 10_000, "kept: " + kept);
        assertEquals(kept, new Drawing(cloud).all("circle").count());
        assertEquals(kept, ((List<?>) ((Map<?, ?>) Plots.trace(cloud).get("marker")).get("size")).size());
    }

    @Test
    void barsAreThinnedToo() {
        Object[] x = IntStream.range(0, 100_000).boxed().toArray();
        Picture bars = Plots.of(BarTrace.builder(x, falling(100_000)).build());
        assertEquals(y(bars).size(), new Drawing(bars).all("rect").count() - 1);
        assertTrue(bars.text().endsWith(" of 100000 bars are drawn, including the smallest and the largest of each"
                + " stretch."));
        assertFalse(bars.svg().contains("width=\"0.0\""));
    }

    @Test
    void aHeatMapOfAMillionCellsIsDrawnInBlocks() {
        Object[] names = IntStream.range(0, 1000).boxed().toArray();
        double[][] z = new double[1000][1000];
        z[0][0] = 980;
        Picture map = Plots.of(HeatmapTrace.builder(names, names, z).build());
        List<?> rows = (List<?>) Plots.trace(map).get("z");
        assertEquals(10.0, ((List<?>) rows.get(0)).get(0), "980 in a block of 14 by 7");
        assertEquals(rows.size() * ((List<?>) rows.get(0)).size(), new Drawing(map).all("rect").count() - 1);
        assertTrue(size(map) < 3_000_000, "characters: " + size(map));
        assertEquals("a sentence 1000 × 1000 cells are too many to tell apart, so each cell drawn is the average of 14"
                + " × 7.", map.text());
    }

    @Test
    void theStopButtonEndsALongDrawing() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> Plots.of(Plots.line("a", falling(5000))));
        } finally {
            assertFalse(Thread.interrupted());
        }
    }
}
