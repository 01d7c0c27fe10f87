package workbook.lesson;

import static workbook.exercise.Prediction.slip;

import java.util.List;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Prediction;

/** The exercises of lesson 1: 3 apples at 120 and 2 oranges at 80, with 5 % tax on both. */
public final class Lesson1 {
    private static final String GIVEN = "3 apples at 120, 2 oranges at 80 and 5 % tax";

    static final Exercise<List<Number>> BILL = Prediction.of("the bill", GIVEN,
            "3 · 120 = 360 and 2 · 80 = 160 make 520, and 520 · 1.05 = 546: four nodes, and each saw only its own"
                    + " two numbers.",
            List.of(Due.of("the bill", bill(120, 80))),
            slip(List.of(520),
                    "That is the sum before tax. The last node is missing: times 1.05."),
            slip(List.of(26),
                    "That is the tax alone. The tax node multiplies the sum by 1.05, which is the sum and its tax."),
            slip(List.of(528),
                    "The tax came too early: it is on the oranges only. It stands behind the addition, so it is on"
                    + " both totals."),
            slip(List.of(538),
                    "The tax came too early: it is on the apples only. It stands behind the addition, so it is on"
                    + " both totals."),
            slip(List.of(1050),
                    "Prices were added, and counts were added. Each count belongs to its own price: multiply first,"
                    + " then add."),
            slip(List.of(504),
                    "The prices are at the wrong fruit: the 3 apples cost 120 each, and the 2 oranges 80."),
            slip(List.of(521.05),
                    "1.05 was added. The tax node multiplies: the sum, times 1.05."),
            slip(List.of(494),
                    "The tax was taken off. 5 % tax makes the bill larger: times 1.05, not times 0.95."),
            slip(List.of(360),
                    "Those are the apples alone, before tax. The oranges join them at the addition, and the tax comes"
                    + " behind it."),
            slip(List.of(378),
                    "Those are the apples alone, with their tax. The oranges are missing: add both totals, then"
                    + " multiply by 1.05."),
            slip(List.of(572),
                    "That is with 10 % tax. Here it is 5 %: times 1.05."),
            slip(List.of(210),
                    "The counts are forgotten: that is for one apple and one orange. There are 3 and 2, so each"
                    + " price is multiplied by its count first."));

    static final Exercise<List<Number>> DEARER = Prediction.of("how much dearer the bill gets",
            GIVEN + ", and oranges that get dearer by 10",
            "10 goes through the orange node as 2 · 10 = 20, through the addition as 20, and through the tax as 20 ·"
                    + " 1.05 = 21. Steps along a path multiply.",
            List.of(Due.of("the effect", bill(120, 90) - bill(120, 80))),
            slip(List.of(10.5),
                    "That is for one orange. There are 2, so the first node makes 20 of the 10."),
            slip(List.of(20),
                    "The tax is missing: the path to the bill goes through the tax node too, and that multiplies by"
                    + " 1.05."),
            slip(List.of(2.1),
                    "That is the derivative: how much dearer for each 1. Oranges get dearer by 10, so it happens 10"
                    + " times."),
            slip(List.of(567),
                    "That is the new bill. The question is how far it moves, which is the new bill less the old."),
            slip(List.of(189),
                    "That is what the oranges cost now. The question is how much of it is new."),
            slip(List.of(13.05),
                    "2 and 1.05 were added to the 10. Steps along a path multiply: 10 · 2 · 1.05."),
            slip(List.of(31.5),
                    "That took the 3, which is the number of apples. The oranges' path goes through the node with the"
                    + " 2."),
            slip(List.of(10),
                    "10 goes in, but not 10 comes out: each multiplication on the way changes it. Follow the path"
                    + " from the orange to the bill."));

    private Lesson1() { }

    private static double bill(double apple, double orange) {
        return (apple * 3 + orange * 2) * 1.05;
    }

    static List<Exercise<?>> all() {
        return List.of(BILL, DEARER);
    }

    /** What 3 apples at 120 and 2 oranges at 80 cost, with 5 % tax. */
    public static Feedback bill(Number answer) {
        return BILL.check(Prediction.numbers(answer));
    }

    /** By how much that bill grows when an orange costs 10 more. */
    public static Feedback dearerOranges(Number answer) {
        return DEARER.check(Prediction.numbers(answer));
    }
}
