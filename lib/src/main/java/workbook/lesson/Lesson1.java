package workbook.lesson;

import static workbook.exercise.Prediction.slip;

import java.util.List;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Prediction;
import workbook.exercise.Prediction.Asked;
import workbook.exercise.Term;

/** The exercises of lesson 1: 3 apples at 120 and 2 oranges at 80, with 5 % tax on both. */
public final class Lesson1 {
    private static final String GIVEN = "3 apples at 120, 2 oranges at 80 and 5 % tax";

    private static final Term THREE = Term.number(3, "the number of apples")
            .instead(Term.number(2, "the lesson's 2 apples"));
    private static final Term APPLE = Term.number(120, "the price of an apple")
            .instead(Term.number(100, "the lesson's price of an apple"));
    private static final Term TWO = Term.number(2, "the number of oranges")
            .instead(Term.number(3, "the 3"));
    private static final Term ORANGE = Term.number(80, "the price of an orange")
            .instead(Term.number(150, "the lesson's price of an orange"));
    private static final Term TAX = Term.number(1.05, "the tax factor 1.05").instead(Term.number(0.05, "the rate 0.05"),
            Term.number(5, "the 5 of 5 %"), Term.number(1.1, "the lesson's tax factor 1.1"),
            Term.number(0.95,
                    "the factor of a discount"), Term.number(1.5, "the factor of 50 % tax"),
            Term.number(1.005,
                    "the factor of half a per cent"));

    static final Exercise<List<Number>> BILL = Prediction.of("the bill", GIVEN,
            "3 · 120 = 360 and 2 · 80 = 160 make 520, and 520 · 1.05 = 546: four nodes, and each saw only its own"
                    + " two numbers.",
            List.of(new Asked(Due.of("the bill", bill(120, 80)), Term.product(Term.sum(
                    Term.product(THREE, APPLE).named("the apples' total"),
                    Term.product(TWO, ORANGE).named("the oranges' total")).named("the sum before tax"), TAX),
                    "Each price is multiplied by its number, the two totals are added, and the tax node multiplies"
                    + " their sum by 1.05.")),
            List.of(),
            slip(List.of(528),
                    "The tax came too early: it is on the oranges only. It stands behind the addition, so it is on"
                    + " both totals."),
            slip(List.of(538),
                    "The tax came too early: it is on the apples only. It stands behind the addition, so it is on"
                    + " both totals."),
            slip(List.of(1050),
                    "The tax is missing, and prices were added, and counts. Each count belongs to its own price:"
                    + " multiply first, then add."),
            slip(List.of(1050 * 1.05),
                    "Prices were added, and counts were added. Each count belongs to its own price: multiply first,"
                    + " then add."),
            slip(List.of(210),
                    "The counts are forgotten, and the tax: that is for one apple and one orange, 120 and 80, and"
                    + " the 5 % make 210. There are 3 and 2, so each price is multiplied by its count first."));

    static final Exercise<List<Number>> DEARER = Prediction.of("how much dearer the bill gets",
            GIVEN + ", and oranges that get dearer by 10",
            "10 goes through the orange node as 2 · 10 = 20, through the addition as 20, and through the tax as 20 ·"
                    + " 1.05 = 21. Steps along a path multiply.",
            List.of(new Asked(Due.of("the effect", bill(120, 90) - bill(120, 80)),
                    Term.product(Term.number(10, "the 10").instead(Term.number(80, "the old price of an orange"),
                            Term.number(90,
                                    "the new price of an orange")), TWO, TAX),
                    "The path goes through the node that multiplies by the 2 oranges, then through the tax node; steps"
                    + " along a path multiply.")),
            List.of(),
            slip(List.of(567),
                    "That is the new bill. The question is how far it moves, which is the new bill less the old."),
            slip(List.of(546),
                    "That is the old bill. The question is how far it moves when an orange gets dearer."),
            slip(List.of(189),
                    "That is what the oranges cost now. The question is how much of it is new."),
            slip(List.of(180),
                    "That is what the oranges cost now, before tax. The question is how much of the bill is new."),
            slip(List.of(13.05),
                    "2 and 1.05 were added to the 10. Steps along a path multiply: 10 · 2 · 1.05."));

    private Lesson1() { }

    private static double bill(double apple, double orange) {
        return (apple * 3 + orange * 2) * 1.05;
    }

    static List<Exercise<?>> all() {
        return List.of(BILL, DEARER);
    }

    /** What 3 apples at 120 and 2 oranges at 80 cost, with 5 % tax. */
    public static Feedback bill(Object answer) {
        return Prediction.check(BILL, answer);
    }

    /** By how much that bill grows when an orange costs 10 more. */
    public static Feedback dearerOranges(Object answer) {
        return Prediction.check(DEARER, answer);
    }
}
