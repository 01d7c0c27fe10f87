package workbook.exercise;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with an answer, and where.
 *
 * @param mine what the answer gave on each trial
 * @param failed the trials that it failed
 */
record Diagnosis<A>(List<Trial<A>> trials, List<Slip<A>> slips, List<Outcome> mine, List<Integer> failed) {

    /**
     * A sentence for each mistake that is known, one for what was thrown, with its input, and the first input that
     * failed, with its numbers.
     */
    String text() {
        List<List<Outcome>> theirs = slips.stream().map(slip -> trials.stream().map(trial -> trial.run(slip.wrong()))
                .toList()).toList();
        Set<Integer> found = explain(theirs);
        List<String> text = new ArrayList<>(found.stream().map(s -> slips.get(s).sentence()).toList());
        int first = failed.get(0);
        failed.stream().filter(t -> mine.get(t).mishap != null && found.stream()
                .noneMatch(s -> theirs.get(s).get(t).key().equals(mine.get(t).key())))
                .findFirst().ifPresent(t -> {
                    text.add(mine.get(t).mishap.getMessage());
                    if (t != first) {
                        text.add("With " + trials.get(t).given() + ".");
                    }
                });
        List<Due> wrong = trials.get(first).wrong(mine.get(first)).stream()
                .filter(d -> !prediction() || found.stream().noneMatch(s -> alike(d.name(), theirs.get(s)))).toList();
        if (!prediction() || !wrong.isEmpty()) {
            text.add("With " + trials.get(first).given() + (wrong.isEmpty() ? "." : ":"));
        }
        wrong.forEach(d -> text.add("  " + Difference.between(mine.get(first).values.get(d.name()), d)));
        return String.join("\n", text) + mine.get(first).notes();
    }

    /**
     * One trial alone: there the right number would be the solution, so it is kept back where a sentence explains the
     * wrong one.
     */
    private boolean prediction() {
        return trials.size() == 1;
    }

    /**
     * The slips that give what the answer gives: one that does so in everything, else one for each thing that is wrong.
     */
    private Set<Integer> explain(List<List<Outcome>> theirs) {
        Set<Integer> found = new LinkedHashSet<>();
        for (int s = 0; s < slips.size(); s++) {
            if (same(theirs.get(s))) {
                return Set.of(s);
            }
        }
        Set<String> names = new LinkedHashSet<>();
        failed.forEach(t -> trials.get(t).wrong(mine.get(t)).forEach(d -> names.add(d.name())));
        for (String name : names) {
            for (int s = 0; s < slips.size(); s++) {
                if (alike(name, theirs.get(s))
                        && (prediction() ? whole(theirs.get(s).get(0)) : twice(name, theirs.get(s)))) {
                    found.add(s);
                    break;
                }
            }
        }
        return found;
    }

    /** The same trials failed, and with the same outcome. */
    private boolean same(List<Outcome> its) {
        for (int t = 0; t < mine.size(); t++) {
            if (trials.get(t).passes(its.get(t)) != trials.get(t).passes(mine.get(t)) || failed.contains(t)
                    && !mine.get(t).same(its.get(t))) {
                return false;
            }
        }
        return true;
    }

    /** The same numbers of that name wherever there are any. */
    private boolean alike(String name, List<Outcome> its) {
        for (int t = 0; t < mine.size(); t++) {
            if (mine.get(t).values.containsKey(name)
                    && !Outcome.same(mine.get(t).values.get(name), its.get(t).values.get(name))) {
                return false;
            }
        }
        return true;
    }

    /** One trial may be a chance: in two or more the name is wrong, or both ended in the same way before it came. */
    private boolean twice(String name, List<Outcome> its) {
        return failed.stream().filter(t -> trials.get(t).due().stream().anyMatch(d -> d.name().equals(name)))
                .filter(t -> mine.get(t).values.containsKey(name) ? trials.get(t).wrong(mine.get(t)).stream()
                .anyMatch(d -> d.name().equals(name))
                        : mine.get(t).mishap != null && mine.get(t).key().equals(its.get(t).key())).count() > 1;
    }

    /** A single number may be a chance: everything that the slip gets wrong must be in the answer too. */
    private boolean whole(Outcome its) {
        return trials.get(0).wrong(its).stream()
                .allMatch(d -> Outcome.same(its.values.get(d.name()), mine.get(0).values.get(d.name())));
    }
}
