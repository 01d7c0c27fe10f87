package workbook.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Apart;
import workbook.exercise.Choices;
import workbook.exercise.Choices.Choice;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Outcome;
import workbook.exercise.Trial;
import workbook.lesson.Lesson6.Step;

/**
 * One whole training step. What is wrong in it is a line of the loop, or how the lines are put together, or that the
 * loss is a mean over the examples here, while the lesson's loop has the sum.
 */
final class StepExercise {
    /** N, D, H, M; and which numbers. Three of one shape tell what is kept from call to call. */
    private static final int[][] SHAPES = {{2, 3, 4, 5, 5}, {2, 3, 4, 5, 7}, {2, 3, 4, 5, 10}, {3, 3, 3, 3, 1},
            {1, 4, 2, 3, 1}, {6, 2, 3, 1, 1}};

    /** The batches, targets and weights of the trials before the last, in order: what a step may have kept of them. */
    static final List<RealMatrix[]> HISTORY = Arrays.stream(SHAPES).map(StepExercise::inputs).toList();

    /** How many mistakes in lines are tried beside another. */
    private static final int COMMON = 48;

    private StepExercise() { }

    static Exercise<Step> make() {
        List<Trial<Step>> trials = new ArrayList<>();
        for (int[] shape : SHAPES) {
            trials.add(trial(shape, 1));
        }
        trials.add(trial(SHAPES[3], 3));
        List<Choice<StepProgram>> flow = Stream.of(MeanMistakes.divisors(), MeanMistakes.batches(),
                StepMistakes.order()).flatMap(List::stream).toList();
        List<Choice<StepProgram>> choices = Stream.concat(flow.stream(), StepMistakes.lines()).toList();
        Choices<StepProgram> all = new Choices<>(StepProgram::new, choices);
        Choices<StepProgram> withSum = new Choices<>(StepProgram::new, choices.stream()
                .filter(c -> !c.place().equals("share")).map(MeanMistakes::withSum).toList());
        Choices<StepProgram> common = new Choices<>(StepProgram::new, choices.subList(0, flow.size() + COMMON));
        return new Exercise<>("the training step", "Both weight matrices are where nudging says they should be, after"
                + " one step and after three.", trials, Apart.of(all.single(f -> f), trials),
                () -> Stream.concat(withSum.<Step>single(f -> f).stream(), common.pairs(f -> f)));
    }

    private static double loss(RealMatrix y, RealMatrix t) {
        return LoopExercises.loss(y, t) / t.getRowDimension();
    }

    /** x, t, w1 and w2. */
    private static RealMatrix[] inputs(int[] s) {
        RealMatrix w1 = Matrices.tenths(3 + s[4], s[1], s[2]);
        if (s[0] == 3) {
            w1.setColumn(1, new double[s[1]]);    // so that hidden is 0 there
        }
        return new RealMatrix[] {Matrices.tenths(1 + s[4], s[0], s[1]), Matrices.tenths(2 + s[4], s[0], s[3]), w1,
            Matrices.tenths(4 + s[4], s[2], s[3])};
    }

    /** Not the same in all trials, so that no constant will do. */
    static double rate(RealMatrix x) {
        return x.getRowDimension() == 2 ? 0.01 : 0.02;
    }

    private static Trial<Step> trial(int[] shape, int steps) {
        RealMatrix[] in = inputs(shape);
        RealMatrix x = in[0];
        RealMatrix t = in[1];
        RealMatrix start1 = in[2];
        RealMatrix start2 = in[3];
        double rate = rate(x);
        RealMatrix end1 = start1;
        RealMatrix end2 = start2;
        for (int i = 0; i < steps; i++) {
            RealMatrix w1 = end1;
            RealMatrix w2 = end2;
            RealMatrix dW1 = Due.slopes(w1, v -> loss(Matrices.relu(x.multiply(v)).multiply(w2), t));
            RealMatrix dW2 = Due.slopes(w2, v -> loss(Matrices.relu(x.multiply(w1)).multiply(v), t));
            end1 = w1.subtract(dW1.scalarMultiply(rate));
            end2 = w2.subtract(dW2.scalarMultiply(rate));
        }
        String by = "a step against the gradients that nudging finds gives";
        String given = String.join(", ", Matrices.words("x", x), Matrices.words("t", t), Matrices.words("w1", start1),
                Matrices.words("w2", start2));
        return new Trial<>(given + ", rate = " + rate + (steps == 1 ? "" : ", after " + steps + " steps"),
                List.of(new Due("W1", end1, by), new Due("W2", end2, by)), (step, out) -> {
            List<RealMatrix> w = List.of(start1.copy(), start2.copy());
            for (int i = 0; i < steps; i++) {
                RealMatrix[] handed = {x.copy(), t.copy(), w.get(0).copy(), w.get(1).copy()};
                List<RealMatrix> next = step.step(handed[0], handed[1], handed[2], handed[3], rate);
                if (next == null || next.size() != 2) {
                    throw new Mishap("step returned " + (next == null ? "null" : "a list of " + next.size())
                            + "; return List.of(the new W1, the new W2).");
                }
                out.put("W1", next.get(0), "step");
                out.put("W2", next.get(1), "step");
                RealMatrix[] before = {x, t, w.get(0), w.get(1)};
                for (int k = 0; k < before.length; k++) {
                    Outcome.unchanged(List.of("x", "t", "w1", "w2").get(k), before[k], handed[k], "step");
                }
                w = next;
            }
        });
    }
}
