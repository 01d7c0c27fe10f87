package workbook.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import workbook.exercise.Choices;
import workbook.exercise.Choices.Choice;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Prediction;
import workbook.exercise.Slip;

/** How many steps training takes, in minibatches and epochs. */
final class StepsExercise {

    private StepsExercise() { }

    private interface Count {
        double of(double examples, double size, double epochs);
    }

    /** The number of steps, choice by choice. */
    private static final class Program {
        private int examples = 1437;
        private int size = 32;
        private int epochs = 20;
        private Count count = (n, size, epochs) -> Math.ceil(n / size) * epochs;

        List<Number> numbers() {
            return List.of(count.of(examples, size, epochs));
        }
    }

    static Exercise<List<Number>> make() {
        Choices<Program> common = new Choices<>(Program::new, common());
        List<Slip<List<Number>>> slips = common.single(Program::numbers);
        slips.addAll(new Choices<>(Program::new, rare()).single(Program::numbers));
        return Prediction.of("the number of steps", "1,437 examples in minibatches of 32, for 20 epochs",
                "1,437 are 44 minibatches of 32 and one of the 29 that are left: 45 steps an epoch, and 20 · 45 = 900.",
                List.of(Due.of("the number of steps", 20 * 45)), slips, () -> common.pairs(Program::numbers));
    }

    private static List<Choice<Program>> common() {
        List<Choice<Program>> all = new ArrayList<>();
        all.add(count("This number comes out without the smaller minibatch that ends each epoch. What the full ones"
                + " leave over makes a step, too.",
                (n, size, epochs) -> Math.floor(n / size) * epochs));
        all.add(count("No step is a part of one: what is left after the full minibatches takes a whole step, in each"
                + " epoch anew.",
                (n, size, epochs) -> n / size * epochs));
        all.add(count("This number comes out if you round up last, as if the epochs were one long row. Each ends with"
                + " a small minibatch of its own: round up, then multiply.", (n, size, epochs) ->
                Math.ceil(n * epochs / size)));
        all.add(count("This number comes out if you round down last. Each epoch ends with a small minibatch of its"
                + " own: round up, then multiply.",
                (n, size, epochs) -> Math.floor(n * epochs / size)));
        all.add(count("This number comes out with one small minibatch in all, after the last epoch. Each epoch goes"
                + " through all examples, and ends with a small one of its own.", (n, size, epochs) ->
                Math.floor(n / size) * epochs + 1));
        all.add(choice("epochs", "This number comes out with one epoch. There are 20.", p -> p.epochs = 1));
        all.add(choice("epochs", "This number comes out with 60 epochs, as in the lesson. Here there are 20.", p ->
                p.epochs = 60));
        all.add(choice("epochs", "This number comes out with 32 epochs, but 32 is the size of a minibatch. There are"
                + " 20.",
                p -> p.epochs = 32));
        all.add(choice("size", "This number comes out with minibatches of 16, as in the lesson. Here they have 32.",
                p ->
                p.size = 16));
        all.add(choice("size",
                "This number comes out if each example makes a step. A step takes 32 of them at once.", p ->
                p.size = 1));
        all.add(choice("examples", "This number comes out with 1,347 examples, as many as the lesson trains on. Here"
                + " there are 1,437.", p -> p.examples = 1347));
        all.add(choice("examples", "This number comes out with 1,797 examples, all of the lesson's. Here there are"
                + " 1,437.",
                p -> p.examples = 1797));
        all.add(choice("size", "This number comes out with the size of a minibatch and the number of epochs exchanged."
                + " 32 examples make one step, and there are 20 epochs.", p -> {
            p.size = 20;
            p.epochs = 32;
        }));
        return all;
    }

    /** Not beside another mistake. */
    private static List<Choice<Program>> rare() {
        List<Choice<Program>> all = new ArrayList<>();
        all.add(count("That is 32 · 20, the size of a minibatch times the epochs. How many of them are there in 1,437"
                + " examples?", (n, size, epochs) -> size * epochs));
        all.add(count("That is a step for each example, and one epoch. A step takes 32 of them at once.",
                (n, size,
                epochs) -> n));
        all.add(count("So many steps the lesson's own run makes, 85 an epoch, in 60 epochs. Here there are other"
                + " numbers.",
                (n, size, epochs) -> 85 * 60));
        all.add(count("That is 84 · 20, with the full minibatches of 16 of the lesson's epoch. Here 1,437 examples are"
                + " taken by 32.",
                (n, size, epochs) -> 84 * epochs));
        all.add(count("That is one epoch, and without what is left when 44 minibatches are full.",
                (n, size,
                epochs) -> Math.floor(n / size)));
        all.add(count("That is one epoch, and the small minibatch at its end counts as a part of a step. It is a whole"
                + " step; and there are 20 epochs.",
                (n, size, epochs) -> n / size));
        all.add(count("That is one step an epoch, as in lesson 6, where each step looked at all. Here each minibatch"
                + " makes a step.",
                (n, size, epochs) -> epochs));
        all.add(count("That is the size of a minibatch. How many of them are there in 1,437 examples, and in 20"
                + " epochs?", (n, size, epochs) -> size));
        all.add(count("Those are the examples in full minibatches, each looked at in every epoch. A step takes 32 of"
                + " them at once, and what is left makes a step too.", (n, size, epochs) ->
                Math.floor(n / size) * size * epochs));
        all.add(count("That is 1,437 · 32 · 20. A step takes 32 examples at once, so divide by 32.",
                (n, size,
                epochs) -> n * size * epochs));
        all.add(count("This number comes out if you divide by the 20 epochs, too. Each makes as many steps as the"
                + " first, so multiply by 20.",
                (n, size, epochs) -> Math.floor(n / size / epochs)));
        all.add(count("This number comes out if you divide by the 20 epochs, too. Each makes as many steps as the"
                + " first, so multiply by 20.",
                (n, size, epochs) -> n / size / epochs));
        all.add(count("This number comes out if you divide by the 20 epochs, too. Each makes as many steps as the"
                + " first, so multiply by 20.",
                (n, size, epochs) -> Math.ceil(n / size) / epochs));
        all.add(count("This number comes out if you divide by the 20 epochs, and not by the 32 of a minibatch. How"
                + " many minibatches does an epoch make?", (n, size, epochs) -> n / epochs));
        all.add(count("This number comes out if you divide by the 20 epochs, and not by the 32 of a minibatch. How"
                + " many minibatches does an epoch make?", (n, size, epochs) -> Math.floor(n / epochs)));
        all.add(count("This number comes out if you divide by the 20 epochs, and not by the 32 of a minibatch. How"
                + " many minibatches does an epoch make?", (n, size, epochs) -> Math.ceil(n / epochs)));
        all.add(count("This number comes out if the steps of an epoch and the epochs are added. Each epoch makes so"
                + " many steps, so multiply.",
                (n, size, epochs) -> Math.ceil(n / size) + epochs));
        all.add(count("This number comes out if the full minibatches and the epochs are added. Each epoch makes so"
                + " many steps, and one for what is left, so multiply.", (n, size, epochs) -> Math.floor(n / size)
                + epochs));
        all.add(count("This number comes out if the 29 examples that are left make one step each, once. Together they"
                + " make one step, in each epoch.",
                (n, size, epochs) -> Math.floor(n / size) * epochs + n % size));
        all.add(count("This number comes out if the 29 examples that are left make one step each. Together they make"
                + " one.",
                (n, size, epochs) -> (Math.floor(n / size) + n % size) * epochs));
        all.add(count("That is 29 · 20, the examples that the full minibatches leave over in all epochs. Those of an"
                + " epoch make one step together, and the full ones make one each.", (n, size, epochs) ->
                n % size * epochs));
        all.add(count("That is what is left after the full minibatches. It makes one step, and the 44 full ones make"
                + " one each, in each epoch.",
                (n, size, epochs) -> n % size));
        all.add(count("This number comes out with one minibatch too many in each epoch. The one after the full ones"
                + " takes all that is left.",
                (n, size, epochs) -> Math.ceil(n / size) * epochs + epochs));
        all.add(count("That is one step too many: there is none before or after the epochs.", (n, size, epochs) ->
                Math.ceil(n / size) * epochs + 1));
        all.add(choice("epochs",
                "This number comes out with 3 epochs, which the lesson speaks of. Here there are 20.", p ->
                p.epochs = 3));
        all.add(choice("epochs", "This number comes out with 19 epochs. The 20th trains as well.", p -> p.epochs = 19));
        all.add(choice("epochs", "This number comes out with 21 epochs. Epoch 0, before training, makes no steps.", p ->
                p.epochs = 21));
        all.add(choice("size", "This number comes out with minibatches of 64. Here they have 32.", p -> p.size = 64));
        all.add(choice("examples",
                "This number comes out if 450 of the 1,437 are held out. Here all of these are trained on.", p ->
                        p.examples = 1437 - 450));
        all.add(choice("examples", "This number comes out if a quarter of the 1,437 is held out. Here all of these are"
                + " trained on.", p -> p.examples = 1437 * 3 / 4));
        all.add(choice("size", "This number comes out with minibatches of 20, but 20 is the number of epochs. 32"
                + " examples make one step.", p -> p.size = 20));
        return all;
    }

    private static Choice<Program> count(String sentence, Count count) {
        return choice("count", sentence, p -> p.count = count);
    }

    private static Choice<Program> choice(String place, String sentence, Consumer<Program> how) {
        return new Choice<>(place, how, sentence);
    }
}
