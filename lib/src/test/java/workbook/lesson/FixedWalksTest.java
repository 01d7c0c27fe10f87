package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static workbook.lesson.Answers.passes;

import backprop.check.Verdict;
import backprop.scalar.Gradients;
import backprop.scalar.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;

/** What the bug lab says of walks, as a learner writes them. */
class FixedWalksTest {

    /** The two lines that are to be fixed: what they do with a node's gradients and its two inputs. */
    private interface Lines {
        void write(Map<Scalar, Double> gradients, Scalar x, Scalar y, Gradients g);
    }

    /** The walk as the lesson has it, with these lines. */
    private static Function<Scalar, Map<Scalar, Double>> walk(Lines lines) {
        return output -> walk(output, new HashMap<>(), lines);
    }

    private static Map<Scalar, Double> walk(Scalar output, Map<Scalar, Double> gradients, Lines lines) {
        gradients.put(output, 1.0);
        List<Scalar> order = new ArrayList<>(output.graph());
        Collections.reverse(order);
        for (Scalar v : order) {
            if (v.node() != null) {
                Gradients g = v.node().backward(gradients.get(v));
                lines.write(gradients, v.inputs().get(0), v.inputs().get(1), g);
            }
        }
        return gradients;
    }

    private static final Lines BROKEN = (m, x, y, g) -> {
        m.put(x, g.dx());
        m.put(y, g.dy());
    };

    private static final Lines RIGHT = (m, x, y, g) -> {
        m.merge(x, g.dx(), Double::sum);
        m.merge(y, g.dy(), Double::sum);
    };

    private static void with(String text, Lines lines) {
        with(text, Lesson8.walk(walk(lines)));
    }

    private static void with(String text, Feedback feedback) {
        assertFalse(feedback.passed());
        assertTrue(feedback.text().contains(text), feedback.text());
    }

    @Test
    void fixedInAnySpelling() {
        passes(Lesson8.walk(walk(RIGHT)), Lesson8.walk(Walks::library), Lesson8.walk(walk((m, x, y, g) -> {
            m.put(x, m.getOrDefault(x, 0.0) + g.dx());
            m.put(y, m.getOrDefault(y, 0.0) + g.dy());
        })), Lesson8.walk(walk((m, x, y, g) -> {
            m.put(x, m.containsKey(x) ? m.get(x) + g.dx() : g.dx());
            m.compute(y, (key, before) -> before == null ? g.dy() : before + g.dy());
        })));
    }

    @Test
    void theBrokenOneIsNotStartedHoweverItIsWritten() {
        for (Lines lines : List.<Lines>of(BROKEN, (m, x, y, g) -> {
            m.merge(x, g.dx(), (old, now) -> now);
            m.merge(y, g.dy(), (old, now) -> now);
        })) {
            String text = Lesson8.walk(walk(lines)).text();
            assertTrue(text.startsWith("Not fixed yet: the walk. On all 13 inputs tried, your copy gives the same"
                    + " results as the broken one. Change the cell above, then run both."), text);
        }
    }

    @Test
    void onlyOneOfTheTwoLinesAddsUp() {
        with("\nOnly one of the two lines adds the gradients up. In the line for the node's second input, the new"
                + " gradient still replaces what was there.\n", (m, x, y, g) -> {
            m.merge(x, g.dx(), Double::sum);
            m.put(y, g.dy());
        });
        with("\nOnly one of the two lines adds the gradients up. In the line for the node's first input, ",
                (m, x, y, g) -> {
            m.put(x, g.dx());
            m.merge(y, g.dy(), Double::sum);
        });
    }

    @Test
    void keysAndGradientsInAnothersPlace() {
        with("\nThe two lines have the same key: both write to inputs().get(0),", (m, x, y, g) -> {
            m.merge(x, g.dx(), Double::sum);
            m.merge(x, g.dy(), Double::sum);
        });
        with("\nBoth lines use g.dx().", (m, x, y, g) -> {
            m.merge(x, g.dx(), Double::sum);
            m.merge(y, g.dx(), Double::sum);
        });
        with("\nThe two gradients are exchanged", (m, x, y, g) -> {
            m.merge(x, g.dy(), Double::sum);
            m.merge(y, g.dx(), Double::sum);
        });
        with("\nIn the line for the node's second input, the sum starts from the gradient of the node's other"
                + " input.",
                (m, x, y, g) -> {
            m.put(x, m.getOrDefault(x, 0.0) + g.dx());
            m.put(y, m.getOrDefault(x, 0.0) + g.dy());
        });
    }

    @Test
    void whatIsNoSum() {
        with("you ask gradients.get(…) for what has arrived before, but the first time it returns null.",
                (m, x, y, g) -> {
            m.put(x, m.get(x) + g.dx());
            m.put(y, m.get(y) + g.dy());
        });
        with("\nIn both lines, the sum starts at 1.", (m, x, y, g) -> {
            m.put(x, m.getOrDefault(x, 1.0) + g.dx());
            m.put(y, m.getOrDefault(y, 1.0) + g.dy());
        });
        with("\nIn both lines, the first gradient to arrive is kept,", (m, x, y, g) -> {
            m.putIfAbsent(x, g.dx());
            m.putIfAbsent(y, g.dy());
        });
        with("\nIn both lines, of the gradients that meet, the larger one is kept.", (m, x, y, g) -> {
            m.merge(x, g.dx(), Math::max);
            m.merge(y, g.dy(), Math::max);
        });
        with("\nIf both inputs of a node are one and the same value,", (m, x, y, g) -> {
            double beforeX = m.getOrDefault(x, 0.0);
            double beforeY = m.getOrDefault(y, 0.0);
            m.put(x, beforeX + g.dx());
            m.put(y, beforeY + g.dy());
        });
    }

    @Test
    void aMapForAllWalksIsFound() {
        Map<Scalar, Double> kept = new HashMap<>();
        with("\nThe map is kept from one walk to the next,", Lesson8.walk(output -> walk(output, kept, RIGHT)));
    }

    @Test
    void twoMistakesAtOnceAreBothNamed() {
        Feedback feedback = Lesson8.walk(walk((m, x, y, g) -> {
            m.putIfAbsent(x, g.dy());
            m.putIfAbsent(y, g.dx());
        }));
        with("\nIn both lines, the first gradient to arrive is kept,", feedback);
        with("\nThe two gradients are exchanged", feedback);
    }

    @Test
    void whatIsThrownOrMissingIsSaidInOneSentence() {
        with("\nThe walk returned null. Return the map of all gradients.\n", Lesson8.walk(output -> null));
        with("\nThere is no gradient for a in the map.\n", Lesson8.walk(output -> Map.of()));
        Feedback thrown = Lesson8.walk(output -> {
            throw new IllegalStateException("lost");
        });
        with("\nYour code threw IllegalStateException: lost\n", thrown);
        assertFalse(thrown.text().contains("\tat "), thrown.text());
    }

    @Test
    void theLessonsOwnCheckFindsTheFork() {
        assertEquals(Verdict.RIGHT, Walks.check(walk(BROKEN), Scalar::times).verdict());
        assertEquals(Verdict.WRONG, Walks.check(walk(BROKEN), (a, b) -> a.times(b).plus(a)).verdict());
        assertEquals(Verdict.RIGHT, Walks.check(walk(RIGHT), (a, b) -> a.times(b).plus(a)).verdict());
    }
}
