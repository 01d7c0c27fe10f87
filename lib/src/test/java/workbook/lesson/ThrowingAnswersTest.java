package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Answers that throw, written in a notebook: what is said is the learner's method, and what there is to mend. */
class ThrowingAnswersTest {
    private static final Cells CELLS = new Cells();

    /** The line below the verdict. */
    private static void says(String sentence, String answer, String call) {
        String text = CELLS.says(answer, call);
        assertEquals(sentence, text.lines().skip(1).findFirst().orElse(text));
    }

    private static void reluSays(String sentence, String forward, String backward) {
        says(sentence, "class MyRelu implements Layer { RealMatrix x; int[] kept = new int[1];"
                + " public RealMatrix forward(RealMatrix x) { " + forward + " }"
                + " public RealMatrix backward(RealMatrix dY) { " + backward + " }"
                + " public String formula(String x) { return x; } }", "Lesson6.relu(MyRelu.class)");
    }

    @Test
    void aNullIsNamed() {
        String kept = " Nothing has been assigned there yet. Whatever backward needs, forward must keep in a field.";
        reluSays("MyRelu.backward uses this.x, which is null." + kept, "return new Relu().forward(x);",
                "return x.copy();");
        reluSays("MyRelu.backward gives null to add." + kept, "return new Relu().forward(x);", "return dY.add(x);");
        reluSays("MyRelu.backward uses something that is null." + kept, "return new Relu().forward(x);",
                "RealMatrix mask = x; return mask.copy();");
        reluSays("MyRelu.backward uses what get returned, which is null." + kept, "return new Relu().forward(x);",
                "return new HashMap<String, RealMatrix>().get(\"x\").copy();");
        reluSays("MyRelu.forward gives null to List.of. Nothing has been assigned there yet.",
                "List.of(this.x); return x;", "return dY;");
    }

    @Test
    void factorsThatDoNotFitAreTold() {
        reluSays("MyRelu.backward multiplies a 2×3 by a 2×3 matrix, but the second needs 3 rows. Is a transpose"
                + " missing, or did you exchange the factors?", "this.x = x; return new Relu().forward(x);",
                "return x.multiply(dY);");
        reluSays("MyRelu.backward multiplies matrices that don't fit: the first has 1 column, but the second has 2"
                + " rows.",
                "this.x = x; return new Relu().forward(x);",
                "return MatrixUtils.createRealMatrix(1, 1).multiply(dY);");
        reluSays("MyRelu.backward gives subtract a 3×2 and a 2×3 matrix, but both need the same shape there.",
                "this.x = x; return new Relu().forward(x);", "return x.transpose().subtract(dY);");
        reluSays("MyRelu.forward gives setRow a 1×2 and a 1×3 matrix, but both need the same shape there.",
                "x.copy().setRow(0, new double[2]); return x;", "return dY;");
    }

    @Test
    void anIndexThatIsNotThereIsTold() {
        reluSays("MyRelu.forward asks for index 3, but there is only index 0: does a loop run too far, or is this"
                + " number not an index at all?", "kept[3] = 1; return x;", "return dY;");
        reluSays("MyRelu.forward asks for index 0, but there is none: does a loop run too far, or is this"
                + " number not an index at all?", "new ArrayList<Integer>().get(0); return x;", "return dY;");
        reluSays("MyRelu.forward asks for column 99, but there are only columns 0 to 2: did you exchange rows and"
                + " columns, or does a loop run too far?", "x.getEntry(0, 99); return x;", "return dY;");
        says("backwardOrder asks for index -1, but there are only indices 0 to 4: does a loop run too far, or is this"
                + " number not an index at all?", "List<Integer> backwardOrder(int[][] inputs, int end) { return"
                + " List.of(inputs[-1].length); }",
                "Lesson13.backwardOrder((inputs, end) -> backwardOrder(inputs, end))");
    }

    @Test
    void otherMistakesAreToldInTheLearnersTerms() {
        reluSays("MyRelu.forward casts a DenseMatrix to Array2DRowRealMatrix, but it isn't one. Leave out the cast, and"
                + " declare the variable with the type that you get.",
                "return (Array2DRowRealMatrix) x;", "return dY;");
        reluSays("MyRelu.backward calls itself, directly or through another method, until the stack overflows"
                + " (StackOverflowError).", "return new Relu().forward(x);", "return backward(dY);");
        reluSays("In MyRelu.forward: Value.of: X is null; give it a matrix.", "Value.of(\"X\", null); return x;",
                "return dY;");
        reluSays("MyRelu.forward threw ArithmeticException: / by zero", "int n = 1 / 0; return x;", "return dY;");
    }
}
