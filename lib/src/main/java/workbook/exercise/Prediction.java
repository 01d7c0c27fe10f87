package workbook.exercise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Exercises whose answer is one number or a few. */
public final class Prediction {

    private Prediction() { }

    /**
     * @param name what is predicted
     * @param given the question in words
     * @param because why the right numbers are right
     * @param due the right numbers
     */
    @SafeVarargs
    public static Exercise<List<Number>> of(String name, String given, String because, List<Due> due,
            Slip<List<Number>>... slips) {
        return new Exercise<>(name, because, List.of(new Trial<>(given, due, (numbers, out) -> {
            for (int i = 0; i < due.size(); i++) {
                out.put(due.get(i).name(), numbers.get(i).doubleValue());
            }
        })), List.of(slips));
    }

    public static Slip<List<Number>> slip(List<Number> wrong, String sentence) {
        return new Slip<>(wrong, sentence);
    }

    /** The numbers, or nulls, that a learner gives. */
    public static List<Number> numbers(Number... numbers) {
        return new ArrayList<>(Arrays.asList(numbers));
    }
}
