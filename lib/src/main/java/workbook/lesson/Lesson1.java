package workbook.lesson;

import static workbook.exercise.Prediction.slip;

import java.util.List;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Prediction;
import workbook.exercise.Prediction.Asked;
import workbook.exercise.Term;

/** The exercises of lesson 1: 4 apples at 130 and 7 oranges at 80, with 5 % tax on both. */
public final class Lesson1 {
    private static final String GIVEN = "4 apples at 130, 7 oranges at 80 and 5 % tax";

    private static final Term APPLES = Term.number(4, "the number of apples")
            .instead(Term.number(2, "the lesson's number of apples"));
    private static final Term APPLE = Term.number(130, "the price of an apple")
            .instead(Term.number(100, "the lesson's price of an apple"));
    private static final Term ORANGES = Term.number(7, "the number of oranges")
            .instead(Term.number(3, "the lesson's number of oranges"));
    private static final Term ORANGE = Term.number(80, "the price of an orange")
            .instead(Term.number(150, "the lesson's price of an orange"));
    private static final Term TAX = Term.number(1.05, "the tax factor 1.05").instead(Term.number(0.05, "the rate 0.05"),
            Term.number(5, "the 5 of 5 %"), Term.number(6, "1 + 5"),
            Term.number(105, "105, without the division by 100,"),
            Term.number(1.1, "the lesson's tax factor 1.1"),
            Term.number(0.95, "the factor 0.95 for a discount of 5 %"),
            Term.number(1.5, "the factor 1.5 for a tax of 50 %"),
            Term.number(1.005, "the factor 1.005 for a tax of 0.5 %"));
    private static final Term TOTAL = Term.sum(Term.product(APPLES, APPLE).named("the apples' total"),
            Term.product(ORANGES, ORANGE).named("the oranges' total")).named("the sum before tax");
    private static final String MULTIPLY_FIRST = " Multiply each price by its own number first, then add.";

    static final Exercise<List<Number>> BILL = Prediction.of("the bill", GIVEN,
            "4 · 130 = 520 and 7 · 80 = 560 make 1080, and 1080 · 1.05 = 1134. There are four nodes, and each saw"
                    + " only its own two numbers.",
            List.of(new Asked(Due.of("the bill", bill(130, 80)), Term.product(TOTAL, TAX), "Each price is multiplied"
                    + " by the number bought, the two totals are added, and the tax node multiplies their sum by"
                    + " 1.05.")),
            List.of(),
            slip(List.of((4 + 7) * (130 + 80) * 1.05),
                    "That is 11 · 210 with the tax: the numbers of apples and oranges were added, and so were the"
                            + " prices." + MULTIPLY_FIRST),
            slip(List.of((4 + 7) * (130 + 80)), "That is 11 · 210: the numbers of apples and oranges were added,"
                    + " and so were the prices, and the tax is missing." + MULTIPLY_FIRST),
            slip(List.of(4 * 80 + 7 * 130), "That is the bill for 4 oranges and 7 apples, before tax: the"
                    + " numbers of apples and oranges are exchanged, or their prices. There are 4 apples at 130 and"
                    + " 7 oranges at 80."),
            slip(List.of((4 * 130 + 7 * 80) + 5),
                    "That is the sum before tax, plus 5. The tax is 5 for each 100, so the sum is multiplied by 1.05."),
            slip(List.of((4 * 130 + 7 * 80) + 0.05), "That is the sum before tax, plus 0.05. The tax is 5 for each"
                    + " 100, so the sum is multiplied by 1.05."),
            slip(List.of((2 * 100 + 3 * 150) * 1.1), "That is the lesson's bill. This one is for " + GIVEN + "."),
            slip(List.of((2 * 100 + 3 * 150) * 1.05), "That is the bill for the lesson's apples and oranges, with 5 %"
                    + " tax. This one is for 4 apples at 130 and 7 oranges at 80."),
            slip(List.of((2 * 100 + 3 * 150)),
                    "That is for the lesson's apples and oranges, before tax. The bill here is for " + GIVEN + "."));

    private static final Term TEN = Term.number(10, "the 10 by which an orange gets dearer").instead(
            Term.number(8, "10 % of the price"));

    static final Exercise<List<Number>> DEARER = Prediction.of("how much dearer the bill gets",
            GIVEN + ", and oranges that get dearer by 10",
            "The orange node turns the 10 into 7 · 10 = 70, the addition passes the 70 on, and the tax node turns it"
                    + " into 70 · 1.05 = 73.5. Steps along a path multiply.",
            List.of(new Asked(Due.of("the effect", bill(130, 90) - bill(130, 80)), Term.product(TEN,
                    ORANGES.instead(Term.number(4, "the number of apples"),
                    Term.number(11, "the number of apples and oranges together"),
                    Term.number(3, "the lesson's number of oranges")), TAX), "The path goes through the node that"
                    + " multiplies by the 7 oranges, then through the tax node; steps along a path multiply.")),
            List.of(Term.number(4, "the number of apples"), Term.number(80, "the old price of an orange"),
                    Term.number(90, "the new price of an orange"), Term.number(130, "the price of an apple")),
            slip(List.of(bill(130, 90)),
                    "That is the new bill. The question is how far the bill moves, which is the new bill minus the old"
                            + " one."),
            slip(List.of(10 * 80 * 1.05), "840 is 10 · 80 · 1.05, the rise of the bill for 10 more oranges. Here there"
                    + " are still 7 oranges, and each gets dearer by 10."),
            slip(List.of(bill(130, 80)),
                    "That is the old bill. The question is how far the bill moves when an orange gets dearer."),
            slip(List.of(1150),
                    "That is the new sum before tax. The question is how far the bill moves, and the tax is part"
                            + " of it."));

    private Lesson1() { }

    private static double bill(double apple, double orange) {
        return (apple * 4 + orange * 7) * 1.05;
    }

    static List<Exercise<?>> all() {
        return List.of(BILL, DEARER);
    }

    /** What 4 apples at 130 and 7 oranges at 80 cost, with 5 % tax. */
    public static Feedback bill(Object answer) {
        return Prediction.check(BILL, answer);
    }

    /** By how much that bill grows when an orange costs 10 more. */
    public static Feedback dearerOranges(Object answer) {
        return Prediction.check(DEARER, answer);
    }
}
