package workbook.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Mistakes that the trials tell apart. */
public final class Apart {

    private Apart() { }

    /** The mistakes without those that give the same results as an earlier one on every trial. */
    public static <A> List<Slip<A>> of(List<Slip<A>> mistakes, List<Trial<A>> trials) {
        List<Slip<A>> slips = new ArrayList<>();
        List<List<Outcome>> known = new ArrayList<>();
        for (Slip<A> slip : mistakes) {
            List<Outcome> its = trials.stream().map(trial -> trial.run(slip.wrong())).toList();
            if (known.stream().noneMatch(one -> IntStream.range(0, its.size())
                    .allMatch(t -> one.get(t).same(its.get(t))))) {
                known.add(its);
                slips.add(slip);
            }
        }
        return slips;
    }
}
