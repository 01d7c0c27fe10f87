package workbook.picture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A film as data for JupyterLab's plotly extension: a frame a moment, a slider, and buttons that play and pause. */
final class FilmForm {
    private static final int MILLISECONDS = 600;
    private static final int CONTROLS = 110;
    private static final int SIDE = 16;
    private static final double LARGEST = 560;

    private FilmForm() { }

    /** A drawing as a moment: plotly shows it as one image, and its axes are not shown. */
    static Picture still(Sketch sketch) {
        String svg = sketch.svg();
        double scale = Math.min((PlotDrawing.WIDTH - 2 * SIDE) / sketch.width(), LARGEST / sketch.height());
        Map<String, Object> image = new LinkedHashMap<>(Map.of("xref", "paper", "yref", "paper", "x", 0, "y", 1,
                "sizex", 1, "sizey", 1, "layer", "above"));
        image.put("source", "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> layout = new LinkedHashMap<>(Map.of("width", PlotDrawing.WIDTH, "height",
                30 + Math.round(scale * sketch.height()), "dragmode", false, "xaxis", Map.of("visible", false),
                "yaxis", Map.of("visible", false)));
        layout.put("margin", Map.of("l", SIDE, "r", SIDE, "t", 30, "b", CONTROLS));
        layout.put("images", List.of(image));
        return new Picture("", svg, Map.of("data", List.of(), "layout", layout));
    }

    static Map<String, Object> of(List<String> names, List<Picture> moments) {
        List<List<Map<String, Object>>> traces = moments.stream()
                .map(m -> FilmForm.<List<Map<String, Object>>>part(m, "data")).toList();
        List<Map<String, Object>> layouts = moments.stream()
                .map(m -> FilmForm.<Map<String, Object>>part(m, "layout")).toList();
        layouts.forEach(layout -> layout.putIfAbsent("annotations", List.of()));
        List<Set<String>> changes = IntStream.range(0, traces.get(0).size())
                .mapToObj(k -> changes(traces.stream().map(t -> t.get(k)).toList())).toList();
        List<Integer> moving = IntStream.range(0, changes.size()).filter(k -> !changes.get(k).isEmpty()).boxed()
                .toList();
        Set<String> around = changes(layouts);
        List<Object> frames = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<Map<String, Object>> now = traces.get(i);
            frames.add(Map.of("name", names.get(i), "traces", moving, "data",
                    moving.stream().map(k -> picked(now.get(k), changes.get(k))).toList(), "layout",
                    picked(layouts.get(i), around)));
        }
        Map<String, Object> layout = new LinkedHashMap<>(layouts.get(0));
        layout.put("height", CONTROLS + (layout.get("height") instanceof Number n ? n.intValue() : 450));
        layout.remove("legend");  // under the plot it would be under the slider
        int below = layout.containsKey("images") ? 20 : 50;  // an axis has its numbers and its title there
        layout.put("sliders", List.of(slider(names, below)));
        layout.put("updatemenus", List.of(buttons(below + 14)));
        return Map.of("data", traces.get(0), "layout", layout, "frames", frames);
    }

    /** The names of what isn't the same in all of them: a frame needs no more. */
    private static Set<String> changes(List<Map<String, Object>> all) {
        Set<String> names = new LinkedHashSet<>();
        all.forEach(one -> names.addAll(one.keySet()));
        names.removeIf(name -> all.stream().map(one -> one.get(name)).distinct().count() == 1);
        return names;
    }

    private static Map<String, Object> picked(Map<String, Object> all, Set<String> names) {
        Map<String, Object> picked = new LinkedHashMap<>(all);
        picked.keySet().retainAll(names);
        return picked;
    }

    /** A step a moment. What all names begin with, say "epoch ", is written once, over the slider. */
    private static Map<String, Object> slider(List<String> names, int below) {
        String first = names.get(0);
        String prefix = IntStream.iterate(first.lastIndexOf(' ') + 1, end -> first.lastIndexOf(' ', end - 2) + 1)
                .mapToObj(end -> first.substring(0, end))
                .filter(start -> names.stream().allMatch(name -> name.startsWith(start))).findFirst().orElseThrow();
        List<Object> steps = new ArrayList<>();
        for (String name : names) {
            steps.add(Map.of("label", name.substring(prefix.length()), "method", "animate", "args",
                    List.of(List.of(name), how(0))));
        }
        return Map.of("active", 0, "steps", steps, "currentvalue", Map.of("prefix", prefix), "x", 0.17, "len", 0.83,
                "pad", Map.of("t", below));
    }

    private static Map<String, Object> buttons(int below) {
        return Map.of("type", "buttons", "direction", "left", "showactive", false, "x", 0, "xanchor", "left", "y", 0,
                "yanchor", "top", "pad", Map.of("t", below), "buttons",
                List.of(button("▶", null, MILLISECONDS), button("❚❚", Collections.singletonList(null), 0)));
    }

    private static Map<String, Object> button(String label, Object frames, int milliseconds) {
        return Map.of("label", label, "method", "animate", "args", Arrays.asList(frames, how(milliseconds)));
    }

    private static Map<String, Object> how(int milliseconds) {
        return Map.of("mode", "immediate", "fromcurrent", true, "frame", Map.of("duration", milliseconds, "redraw",
                true), "transition", Map.of("duration", 0));
    }

    @SuppressWarnings("unchecked")
    private static <T> T part(Picture moment, String name) {
        return (T) ((Map<?, ?>) moment.plotly()).get(name);
    }
}
