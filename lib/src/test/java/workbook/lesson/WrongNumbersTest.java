package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.scalar.Gradients;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;

/** A wrong number is told as what it is: which mistakes give it, or what it is made of. */
class WrongNumbersTest {

    private static void with(String text, Feedback feedback) {
        assertFalse(feedback.passed());
        assertTrue(feedback.text().contains(text), feedback.text());
    }

    private static void without(String claim, Feedback feedback) {
        assertFalse(feedback.passed());
        assertFalse(feedback.text().contains(claim), feedback.text());
    }

    @Test
    void aFactorThatIsMissingMayBeADivisionOfIntegers() {
        with("\n1080 is what you get without the tax factor 1.05, or with 105 / 100 in its place (which is 1"
                + " in Java, ", Lesson1.bill((4 * 130 + 7 * 80) * (1 + 5 / 100)));
        with("\n70 is what you get without the tax factor 1.05, or with 105 / 100 in its place (which is 1 in"
                + " Java, ", Lesson1.dearerOranges(10 * 7 * (105 / 100)));
        with("\n0 is what 1 / 4 gives in Java, ", Lesson1.bill((4 * 130 + 7 * 80) * (105 / 1000)));
    }

    @Test
    void bracketsThatAreMissing() {
        with("\n1108 is what you get with only the oranges' total multiplied by the tax factor 1.05, ",
                Lesson1.bill(4 * 130 + 7 * 80 * 1.05));
        with("\n80.5 is what you get with the number of oranges and the tax factor 1.05 added instead of multiplied. ",
                Lesson1.dearerOranges(10 * (7 + 1.05)));
    }

    @Test
    void whatDoesntBelong() {
        with("\n5880 is what you get with the old price of an orange as an extra factor. ",
                Lesson1.dearerOranges(80 * 7 * 10 * 1.05));
        with("\n294 is what you get with the number of apples as an extra factor. ",
                Lesson1.dearerOranges(4 * 7 * 10 * 1.05));
        with("\n221 is the value of a times the value of b. ", Lesson2.usedTwice(13 * 17));
        with("\n113400 is what you get with 105, without the division by 100, instead of the tax factor 1.05. ",
                Lesson1.bill(1080 * 105));
    }

    @Test
    void twoMistakesInOneNumberAreBothCommonOrNotTold() {
        with("\n525 is what you get with the lesson's number of apples instead of the number of apples and with"
                + " the lesson's number of oranges instead of the number of oranges. ",
                Lesson1.bill((2 * 130 + 3 * 80) * 1.05));
        with("\nWith 4 apples at 130, ", Lesson1.bill(4 * 130 + 7 * 80 * 5 / 100));    // two pairs give 548
        without("is what you get", Lesson1.bill(4 * 130 + 7 * 80 * 5 / 100));
    }

    @Test
    void theRuleIsSaidWhereNothingIsKnown() {
        with("gives 10.\nEach addition passes the 5 on, ", Lesson2.usedTwice(1105));
        with("gives 7.7.\nAn upstream gradient of 1.1 reaches the pie's product, ",
                Lesson4.priceTwice(4.4, 58.3, 12.1));
    }

    @Test
    void aSentenceOnSeveralNumbersIsSaidOfAllOfThem() {
        without("shared out", Lesson2.bothInputs(-3.5, 77));
        with("\nFor dx, -3.5 is half of the right value. ", Lesson2.bothInputs(-3.5, 77));
        without("shared out", Lesson2.bothInputs(-3.5, -7));
        with("\nFor dx and dy, -14 is twice the right value. ", Lesson2.bothInputs(-14, -14));
        with("\nFor the apples' path and the pie's path, 4 and 7 are what you get without the tax factor 1.1",
                Lesson4.priceTwice(4, 7, 11 * 1.1));
        with("\nFor the apples' path, the pie's path and both together, 0.4, 0.7 and 1.1 are what you get with the rate"
                + " 0.1 instead of the tax factor 1.1. ", Lesson4.priceTwice(0.4, 0.7, 1.1));
    }

    @Test
    void eachSentenceIsSaidOnceAndBeginsWithACapitalLetter() {
        with("tried.\nThe bill is what you get with apples and oranges exchanged. ",
                Lesson4.discountedBill((a, n, o, m, d, t) -> a.times(m)
                        .apply(Nodes.node((x, y) -> x * (1 - y), (x, y, g) -> new Gradients(g * (1 - y),
                        -g * x)).get(), d).plus(o.times(n)).times(t)));
        without("Either", Lesson4.priceTwice(7.7, 4.4, 12.1));
    }
}
