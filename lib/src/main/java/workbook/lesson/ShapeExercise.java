package workbook.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Slip;
import workbook.exercise.Trial;

/** The shape of dW, for X 5×3 and W 3×2: every other shape made of these numbers belongs to another matrix. */
final class ShapeExercise {
    private static final String WEIGHTS = " There is one derivative for each weight, and W has 3 rows and 2 columns.";

    private ShapeExercise() { }

    static Exercise<String> make() {
        List<Slip<String>> slips = new ArrayList<>();
        whose().forEach((shape, sentence) -> slips.add(new Slip<>(shape, sentence)));
        return new Exercise<>("the shape of dW",
                "A gradient has the shape of its value: one derivative for each of the 3·2 weights.",
                List.of(new Trial<>("X 5×3 and W 3×2", List.of(), (answer, out) -> {
                    String shape = answer.strip().replaceAll("[\\[({})\\]]", "")
                            .replaceAll("\\s*[x*X×,]\\s*|\\s+", "×");
                    if (!shape.matches("\\d+(×\\d+)*")) {
                        throw new Mishap(shape, "Your answer is the text \"" + answer + "\". Write it as rows×columns,"
                                + " for example \"5×3\"; an x will do for ×.");
                    }
                    if (!shape.equals("3×2")) {
                        throw new Mishap(shape, "dW is not " + shape + ": how many weights are there, and so how many"
                                + " derivatives?");
                    }
                })), slips);
    }

    private static Map<String, String> whose() {
        Map<String, String> whose = new LinkedHashMap<>();
        whose.put("5×2", "That is the shape of Y, and of dY. There is one derivative for each weight, not for each"
                + " output.");
        whose.put("2×3", "Rows and columns are exchanged: 2×3 is the shape of the transpose of dW, or of dW for the"
                + " lesson's own 2×3 weights. W here is 3×2, and dW has the shape of W.");
        whose.put("5×3", "That is the shape of X, and of dX. There is one derivative for each weight, not for each"
                + " input.");
        whose.put("3×5", "That is the shape of Xᵀ, the first factor of dW = Xᵀ·dY. Multiply Xᵀ by dY, which is 5×2: the"
                + " 5 disappears, and what is left?");
        whose.put("2×5", "That is the shape of dYᵀ. But dW is Xᵀ·dY, where dY is not transposed: 3×5 times 5×2.");
        whose.put("1×2", "That is the shape of B, and of dB. There are more weights than that.");
        whose.put("2×1", "That is the shape of Bᵀ. There are more weights than that.");
        whose.put("3×3", "3×3 is Xᵀ·X, or W·Wᵀ: inputs by inputs. W isn't square, because there are 3 inputs but"
                + " 2 outputs, and dW has the shape of W.");
        whose.put("2×2", "2×2 is dYᵀ·dY, or Wᵀ·W: outputs by outputs. But a weight leads from an input to an output."
                + WEIGHTS);
        whose.put("5×5", "5×5 is X·Xᵀ, or dY·dYᵀ: examples by examples. dW is Xᵀ·dY, and because this sums over the 5"
                + " examples, the 5 disappears." + WEIGHTS);
        whose.put("3×1", "3×1 has one number for each input. But each input has a weight to each of the 2 outputs."
                + WEIGHTS);
        whose.put("1×3", "1×3 has one number for each input. But each input has a weight to each of the 2 outputs."
                + WEIGHTS);
        whose.put("5×1", "5×1 has one number for each example. dW sums over the examples." + WEIGHTS);
        whose.put("1×5", "1×5 has one number for each example. dW sums over the examples." + WEIGHTS);
        whose.put("1×1", "1×1 is a single number, as the loss is." + WEIGHTS);
        whose.put("6×1", "6 is the right number of derivatives, but dW is a matrix with W's rows and columns.");
        whose.put("1×6", whose.get("6×1"));
        whose.put("6", whose.get("6×1"));
        whose.put("5×3×2", "That is one 3×2 matrix for each of the 5 examples. But dW = Xᵀ·dY sums over the examples,"
                + " so the 5 disappears." + WEIGHTS);
        whose.put("5×2×3", whose.get("5×3×2"));
        whose.put("3×2×5", whose.get("5×3×2"));
        for (char sign : new char[] {'x', '×', '*', 'X'}) {
            String sum = String.valueOf(3 + sign + 2);
            whose.put(sum, "Your answer is the text \"" + sum + "\". In Java, 3 + '" + sign + "' + 2 adds numbers,"
                    + " because a char is a number too: put the sign in double quotes.");
        }
        return whose;
    }
}
