package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static workbook.exercise.Exercise.todo;

import backprop.matrix.Layer;
import backprop.scalar.Gradients;
import backprop.scalar.Node;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Feedback;

/** What the tests of answers share: the nodes and layers that they begin with, and what is said of an answer. */
final class Answers {
    private Answers() { }

    static void passes(Feedback... all) {
        for (Feedback feedback : all) {
            assertTrue(feedback.passed(), feedback.text());
            assertTrue(feedback.text().startsWith("✓ Right: "), feedback.text());
        }
    }

    static void notStarted(Feedback... all) {
        for (Feedback feedback : all) {
            assertFalse(feedback.passed());
            assertTrue(feedback.text().startsWith("Not started yet: "), feedback.text());
            assertEquals(1, feedback.text().lines().count());
        }
    }

    static void says(String text, Feedback feedback) {
        assertFalse(feedback.passed());
        assertEquals(text, feedback.text());
    }

    /** As a stub stands in a lesson. */
    static class Unwritten implements Node, Layer {

        @Override
        public double forward(double x, double y) {
            return todo();
        }

        @Override
        public Gradients backward(double dout) {
            return todo();
        }

        @Override
        public RealMatrix forward(RealMatrix x) {
            return todo();
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            return todo();
        }

        @Override
        public String symbol() {
            return "test";
        }

        @Override
        public String formula(String x) {
            return x;
        }
    }

    /** A multiplication node, right in itself, for a test to break in one place. */
    static class Times implements Node {
        double x;
        double y;

        @Override
        public double forward(double x, double y) {
            this.x = x;
            this.y = y;
            return x * y;
        }

        @Override
        public Gradients backward(double dout) {
            return new Gradients(dout * y, dout * x);
        }

        @Override
        public String symbol() {
            return "test";
        }
    }
}
