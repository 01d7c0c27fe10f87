package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.scalar.Gradients;
import org.junit.jupiter.api.Test;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.lesson.Answers.Times;

/** Answers of which a part is missing, or no number: the rest is judged. */
class PartialAnswersTest {

    private static void says(String text, Feedback feedback) {
        assertEquals(text, feedback.text());
    }

    @Test
    void aMissingNumberIsNamedAndTheOthersAreJudged() {
        says("Not started yet: dy is still null. Right so far: dx.", Lesson3.bothInputs(-28, null));
        says("Not started yet: the cat's gradient, the fox's gradient are still null. Right so far: the dog's"
                + " gradient.", Lesson9.threeScores(null, -0.0875, null));
        says("✗ Not yet: what both inputs get.\nFor dx, -7 is what you get without the factor dout."
                + " A multiplication swaps: x gets dout times y.\ndy is still null.", Lesson3.bothInputs(-7, null));
        says("Not started yet: the bill. Write your answer in place of null (a half is 0.5, not 0,5), then run both"
                + " cells.", Lesson1.bill(null));
    }

    @Test
    void aRateWithoutOneThatFailsIsJudged() {
        assertTrue(Lesson6.learningRate(4e-4, null).text().startsWith("✗ Not yet: the learning rate.\nYour rate is"
                + " good. To defend it, give a larger rate that fails"));
        assertTrue(Lesson6.learningRate(0.1, null).text().contains("\nYour rate diverges"));
        says("Not started yet: your rate is still null. Write it, then run both cells.",
                Lesson6.learningRate(null, 1e-3));
    }

    @Test
    void textIsNoNumber() {
        says("✗ Not yet: the bill.\n\"546\" is text, not a number: write it without quotes, with a point before its"
                + " decimals, as in 0.5.", Lesson1.bill("546"));
        assertTrue(Lesson3.bothInputs(-28, "0,0").text().contains("\n\"0,0\" is text"));
    }

    @Test
    void whatIsRightOfAHalfWrittenNodeIsTold() {
        says("Not started yet: Half.backward still says todo(). Right so far: z. If its cell ends in red text, Java"
                + " refused your version and kept the old one: fix that first.", Lesson3.mulBackward(Half.class));
    }

    static class Half extends Times {
        @Override
        public Gradients backward(double dout) {
            return Exercise.todo();
        }
    }
}
