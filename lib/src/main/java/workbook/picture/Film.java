package workbook.picture;

import backprop.matrix.Shapes;
import backprop.train.TrainingLog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.RealMatrix;
import tech.tablesaw.plotly.components.Figure;

/**
 * A picture that moves: the same plot, images or regions at two or more moments, each with a name, say {@code epoch
 * 10}. JupyterLab's plotly extension shows one moment at a time, with a slider and a button that plays them all;
 * wherever nothing moves, up to six of the moments are shown side by side. All moments have the same axes and colours.
 *
 * <p>A notebook that is saved with a film holds all its moments: about 25 bytes for each number of a plot that changes
 * from one moment to the next, 10 kB for the regions of a moment, and 15 to 30 kB for 64 images of 8×8. To these come
 * the six moments, three times as large again. So ten to twenty moments are enough; 600 kB is much for one output.
 */
public final class Film {

    private Film() { }

    /**
     * Plots of lines, points, bars or one heat map. A range that a layout gives its axis is kept, if it is the longest.
     *
     * @param text one sentence that says what they show
     * @param moments a figure for each name, in the order of the map: take a {@code LinkedHashMap}
     * @throws IllegalArgumentException if something is null, a name is blank, there are fewer than two moments, or one
     * has other traces or another kind of axis than the first
     */
    public static Picture plots(String text, Map<String, Figure> moments) {
        List<Figure> figures = values(text, moments);
        List<String> names = List.copyOf(moments.keySet());
        return of(text, names, FilmPlots.of(names, figures));
    }

    /**
     * The loss of each run of {@link LossPlot}, under a slider of learning rates. A run that diverges leaves the plot
     * at a hundred times the largest first loss.
     *
     * @throws IllegalArgumentException if there are fewer than two logs, or one is null or has no step
     */
    public static Picture losses(TrainingLog... logs) {
        Map<String, Figure> moments = LossPlot.moments(logs);
        return plots(LossPlot.text(logs), moments);
    }

    /**
     * The images of {@link Tiles}, without captions.
     *
     * @param moments an image a row ({@code N×S²}), the same shape for each name, in the order of the map: take a
     * {@code LinkedHashMap}. The entry that is farthest from 0 in all of them gets the full colour
     * @throws IllegalArgumentException if something is null, a name is blank, there are fewer than two moments, or one
     * is not finite, not square, or of another shape than the first
     */
    public static Picture images(String text, Map<String, RealMatrix> moments) {
        List<RealMatrix> images = values(text, moments);
        List<String> names = List.copyOf(moments.keySet());
        for (int i = 0; i < images.size(); i++) {
            Shapes.finite("Film", names.get(i), images.get(i));
            Shapes.same("Film", names.get(i), images.get(i), names.get(0), images.get(0));
        }
        double most = images.stream().mapToDouble(Tiles::most).max().orElseThrow();
        return of(text, names, images.stream().map(m -> FilmForm.still(Tiles.sketch(m, most))).toList());
    }

    /**
     * The regions of a network, each under its caption.
     *
     * @throws IllegalArgumentException if something is null, a caption is blank or comes twice, there are fewer than
     * two moments, or one has a larger or smaller square than the first, as other points give it
     */
    public static Picture regions(String text, List<Regions> moments) {
        Shapes.given("Film", "moments", moments, "Regions");
        List<String> names = new ArrayList<>();
        for (Regions moment : moments) {
            Shapes.given("Film", "a moment", moment, "Regions");
            names.add(moment.caption());
            if (moment.reach() != moments.get(0).reach()) {
                throw new IllegalArgumentException("Film: the square of " + moment.caption() + " reaches to "
                        + moment.reach() + " but the square of " + names.get(0) + " to " + moments.get(0).reach()
                        + "; draw all of them with the same points.");
            }
        }
        named(text, names);
        return of(text, names, moments.stream().map(m -> FilmForm.still(m.sketch())).toList());
    }

    private static <T> List<T> values(String text, Map<String, T> moments) {
        Shapes.given("Film", "moments", moments, "a LinkedHashMap of names and what they show");
        named(text, moments.keySet());
        moments.forEach((name, moment) -> Shapes.given("Film", name, moment, "what is shown at that moment"));
        return List.copyOf(moments.values());
    }

    private static void named(String text, Iterable<String> names) {
        Shapes.given("Film", "text", text, "a sentence that says what it shows");
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            Shapes.given("Film", "a name", name, "one, say \"epoch 10\"");
            if (name.isBlank() || !seen.add(name)) {
                throw new IllegalArgumentException("Film: " + (name.isBlank() ? "a name is blank"
                        : "two moments have the name " + name) + "; give each moment its own, say \"epoch 10\".");
            }
        }
        if (seen.size() < 2) {
            throw new IllegalArgumentException("Film: there " + (seen.isEmpty() ? "is no moment" : "is 1 moment")
                    + "; give it two or more.");
        }
    }

    private static Picture of(String text, List<String> names, List<Picture> moments) {
        String notes = moments.stream().map(moment -> moment.text().strip())
                .filter(note -> !note.isEmpty()).distinct().collect(Collectors.joining(" "));
        return new Picture((text + " " + notes).strip(), FilmStrip.of(names, moments), FilmForm.of(names, moments));
    }
}
