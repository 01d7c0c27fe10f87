package workbook.lesson;

import static workbook.exercise.Prediction.slip;

import backprop.scalar.Node;
import backprop.scalar.Scalar;
import java.util.List;
import java.util.function.Supplier;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Kind;
import workbook.exercise.Prediction;
import workbook.exercise.Prediction.Asked;
import workbook.exercise.Term;

/** The exercises of lesson 4: a discount, a price that is used twice, and a maximum. */
public final class Lesson4 {
    static final Exercise<Supplier<? extends Node>> DISCOUNT = DiscountExercise.make();
    static final Exercise<Bill> BILL = BillExercise.make();
    static final Exercise<Supplier<? extends Node>> MAX = MaxExercise.make();

    /** A bill with a discount, as a graph. */
    public interface Bill {

        /** @return the total, computed from these six by nodes */
        Scalar of(Scalar apple, Scalar apples, Scalar orange, Scalar oranges, Scalar discount, Scalar tax);
    }

    private static final Term TAX = Term.number(1.1, "the tax factor 1.1").instead(Term.number(0.1, "the rate 0.1"),
            Term.number(10, "the 10 of 10 %"), Term.number(11, "1 + 10"),
            Term.number(0.9, "the factor 0.9 for a discount of 10 %"),
            Term.number(1.05, "lesson 1's tax factor 1.05"));
    private static final Term FOUR = Term.number(4, "the apples' factor 4");
    private static final Term SEVEN = Term.number(7, "the pie's factor 7");
    private static final Term BY_APPLES = Term.product(FOUR.instead(SEVEN, Term.number(2, "the lesson's 2 apples"),
            Term.number(400, "what the 4 apples cost")), TAX).named("the apples' path");
    private static final Term BY_PIE = Term.product(SEVEN.instead(FOUR, Term.number(57, "7 + 50"),
            Term.number(350, "7 times the 50"), Term.number(750, "what the pie costs")), TAX).named("the pie's path");
    private static final Term PRICE = Term.number(100, "the price of an apple");
    private static final Term FIFTY = Term.number(50, "the 50");

    static final Exercise<List<Number>> TWICE = Prediction.of("what adds up at the price of an apple",
            "total = (apple · 4 + (apple · 7 + 50)) · 1.1, with an apple at 100",
            "1.1 comes back to the addition, which passes it on along both paths: the apples' product turns it into"
                    + " 4 · 1.1 = 4.4, and the pie's product into 7 · 1.1 = 7.7. Both come back to the price, where"
                    + " they add up to 12.1.",
            List.of(new Asked(Due.nudged("the apples' path", "the apples' price alone", 100, a -> (a * 4 + 750) * 1.1),
                    BY_APPLES, "An upstream gradient of 1.1 reaches the apples' product, which multiplies it by its"
                            + " number of apples, 4."),
                    new Asked(Due.nudged("the pie's path", "the pie's apple price alone", 100, a -> (400 + a * 7
                    + 50) * 1.1), BY_PIE, "An upstream gradient of 1.1 reaches the pie's product, which multiplies it"
                    + " by its number of apples, 7; the 50 adds nothing, because it doesn't change with the"
                    + " price."), new Asked(Due.nudged("both together",
                    "the price in both places", 100, a -> (a * 4 + a * 7 + 50) * 1.1), Term.sum(BY_APPLES, BY_PIE),
                    "Both paths meet at the price, so the gradients that come back along them add up.")),
            List.of(FOUR, SEVEN, PRICE, FIFTY),
            slip(List.of(4, 7, 11), "The tax is missing: the last node passes back 1.1, and not 1, so 1.1 is a factor"
                    + " on each path. (In Java, 110 / 100 is 1, because a division of integers drops the fraction.)"),
            slip(List.of(1, 1, 2), "Your numbers count only the addition, whose local derivatives are 1. Going"
                    + " backward, the tax node comes first, and a product with 4 or 7 comes after the addition: each"
                    + " path multiplies the local derivatives of all three."),
            slip(List.of(440, 825, 1265), "Your numbers are amounts of money, which are values of the forward pass. The"
                    + " question is how fast these amounts grow with the price of an apple."),
            slip(List.of(400, 750, 1150), "Your numbers are amounts of money before tax, which are values of the"
                    + " forward pass. The question is how fast the total grows with the price of an apple."),
            slip(List.of(440, 770, 1210), "Your numbers still have the price, 100, as a factor, so they are values: the"
                    + " money that each path adds to the total. A gradient says how fast this money grows with the"
                    + " price."),
            slip(List.of(12.1, 12.1, 12.1),
                    "12.1 is the gradient of both paths together. Each path alone brings back 1.1 times its own number"
                    + " of apples."));

    private Lesson4() { }

    static List<Exercise<?>> all() {
        return List.of(DISCOUNT, BILL, TWICE, MAX);
    }

    /** A node that takes a discount off a price, z = x · (1 - y). */
    public static Feedback discountBackward(Class<?> kind) {
        return new Kind<>(kind, Node.class).check(DISCOUNT, k -> k::make);
    }

    /** The bill of apples and oranges, with a discount on the apples and tax on all. */
    public static Feedback discountedBill(Bill bill) {
        return BILL.check(bill);
    }

    /**
     * What comes back to the price of an apple along each of its two paths, and together, in (apple · 4 + (apple · 7 +
     * 50)) · 1.1.
     */
    public static Feedback priceTwice(Object byTheApples, Object byThePie, Object together) {
        return Prediction.check(TWICE, byTheApples, byThePie, together);
    }

    /** A node that gives the larger of its inputs. */
    public static Feedback maxBackward(Class<?> kind) {
        return new Kind<>(kind, Node.class).check(MAX, k -> k::make);
    }
}
