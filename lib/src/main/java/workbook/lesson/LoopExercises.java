package workbook.lesson;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Apart;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Outcome;
import workbook.exercise.Slip;
import workbook.exercise.Trial;
import workbook.lesson.Lesson6.Loop;

/** The training loop, line by line and whole. Its gradients are nudges of the loss. */
final class LoopExercises {
    /** N, D, H, M; and which numbers, so that each row of hidden has some below 0 and some above. */
    private static final int[][] SHAPES = {{2, 3, 4, 5, 5}, {3, 3, 3, 3, 1}, {1, 4, 2, 3, 1}, {6, 2, 3, 1, 1}};

    private LoopExercises() { }

    static Exercise<Loop> lines() {
        List<Trial<Loop>> trials = new ArrayList<>();
        for (int[] shape : SHAPES) {
            lineTrials(shape, trials);
        }
        return new Exercise<>("the lines of the loop", "Each of the six fits with the others around it: the loop"
                + " is yours.", trials, Apart.of(LoopLines.ALL.stream()
                .flatMap(line -> slips(line, line.wrong().stream())).toList(), trials), () -> inTurn(LoopLines.ALL
                .stream().map(line -> slips(line, line.pairs().get()).iterator()).toList()));
    }

    /** The first of each, then the second: time may be too short for all. */
    static <T> Stream<T> inTurn(List<Iterator<T>> all) {
        return Stream.generate(() -> all).takeWhile(a -> a.stream().anyMatch(Iterator::hasNext))
                .flatMap(a -> a.stream().filter(Iterator::hasNext).map(Iterator::next));
    }

    private static Stream<Slip<Loop>> slips(LoopLines.Line line, Stream<Others> wrong) {
        return wrong.map(o -> new Slip<>(new LoopLines().with(line.name(), o.formula()), o.what(), line.name(),
                line.why()));
    }

    static double loss(RealMatrix y, RealMatrix t) {
        RealMatrix difference = y.subtract(t);
        return Matrices.weighed(difference, difference);
    }

    private static void lineTrials(int[] s, List<Trial<Loop>> trials) {
        RealMatrix x = Matrices.tenths(1 + s[4], s[0], s[1]);
        if (s[0] == 3) {
            x.setRow(1, new double[s[1]]);    // so that hidden is 0 there
        }
        RealMatrix t = Matrices.tenths(2 + s[4], s[0], s[3]);
        RealMatrix w1 = Matrices.tenths(3 + s[4], s[1], s[2]);
        RealMatrix w2 = Matrices.tenths(4 + s[4], s[2], s[3]);
        RealMatrix hidden = x.multiply(w1);
        RealMatrix active = Matrices.relu(hidden);
        RealMatrix y = active.multiply(w2);
        Due dOut = Due.nudged("dOut", "Y", y, v -> loss(v, t));
        Due dHidden = Due.nudged("dHidden", "hidden", hidden, v -> loss(Matrices.relu(v).multiply(w2), t));
        Due dW2 = Due.nudged("dW2", "W2", w2, v -> loss(active.multiply(v), t));
        trials.add(line(Due.of("active", active), (loop, in) -> loop.active(in[0]), "hidden", hidden));
        trials.add(line(dOut, (loop, in) -> loop.dOut(in[0]), "difference", y.subtract(t)));
        trials.add(line(dW2, (loop, in) -> loop.dW2(in[0], in[1]), "active", active, "dOut", dOut.value()));
        trials.add(line(dHidden, (loop, in) -> loop.dHidden(in[0], in[1], in[2]), "hidden", hidden, "dOut",
                dOut.value(), "w2", w2));
        trials.add(line(Due.nudged("dW1", "W1", w1, v -> loss(Matrices.relu(x.multiply(v)).multiply(w2), t)),
                (loop, in) -> loop.dW1(in[0], in[1]), "x", x, "dHidden", dHidden.value()));
        double rate = s[0] == 2 ? 0.1 : 0.05;
        trials.add(line(Due.of("newW", w2.subtract(dW2.value().scalarMultiply(rate))),
                (loop, in) -> loop.newW(in[0], in[1], rate), "rate " + rate + ", w", w2, "dW", dW2.value()));
    }

    private interface Line {
        RealMatrix run(Loop loop, RealMatrix[] in);
    }

    private static Trial<Loop> line(Due due, Line line, Object... namesAndMatrices) {
        List<String> given = new ArrayList<>();
        List<RealMatrix> in = new ArrayList<>();
        for (int i = 0; i < namesAndMatrices.length; i += 2) {
            in.add((RealMatrix) namesAndMatrices[i + 1]);
            given.add(Matrices.words((String) namesAndMatrices[i], in.get(in.size() - 1)));
        }
        return new Trial<>(String.join(", ", given), List.of(due), (loop, out) -> {
            RealMatrix[] handed = in.stream().map(RealMatrix::copy).toArray(RealMatrix[]::new);
            out.put(due.name(), line.run(loop, handed), due.name());
            for (int i = 0; i < handed.length; i++) {
                Outcome.unchanged(((String) namesAndMatrices[2 * i]).replaceAll(".* ", ""), in.get(i), handed[i],
                        due.name());
            }
        });
    }
}
