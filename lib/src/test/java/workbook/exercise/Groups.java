package workbook.exercise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Mistakes of an exercise that no trial tells apart: they give the same on every one. */
public final class Groups {

    private Groups() { }

    public static <A> List<List<Slip<A>>> of(Exercise<A> exercise) {
        Map<String, List<Slip<A>>> groups = new LinkedHashMap<>();
        exercise.slips().forEach(slip -> groups.computeIfAbsent(exercise.trials().stream().map(t -> t.run(slip.wrong()))
                .map(Groups::words).collect(Collectors.joining("; ")), key -> new ArrayList<>()).add(slip));
        return List.copyOf(groups.values());
    }

    /** Whether the mistake gives what is right on every trial. */
    public static <A> boolean passes(Exercise<A> exercise, Slip<A> slip) {
        return exercise.trials().stream().allMatch(t -> t.passes(t.run(slip.wrong())));
    }

    private static String words(Outcome o) {
        return o.values.entrySet().stream().map(e -> e.getKey() + Arrays.stream(e.getValue().getData())
                .flatMapToDouble(Arrays::stream).mapToObj(Due::words).toList())
                .collect(Collectors.joining(" ", "", o.key()));
    }
}
