package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Classes of which a check can't make the objects that it needs, written in a notebook. */
class UnfitClassesTest {
    private static final Cells CELLS = new Cells();
    private static final String BODY = """
                double x, y;
                public double forward(double x, double y) { this.x = x; this.y = y; return x * y; }
                public Gradients backward(double dout) { return new Gradients(dout * y, dout * x); }
                public String symbol() { return "my"; }
            }""";

    private static String mul(String heading) {
        return CELLS.says(heading + BODY, "Lesson3.mulBackward(MyMul.class)");
    }

    @Test
    void aRightClassPasses() {
        assertTrue(mul("class MyMul implements Node {").startsWith("✓ Right: the multiplication node"));
        assertTrue(mul("class MyMul implements Node { private MyMul() { }").startsWith("✓ Right"));
        assertTrue(mul("class MyMul implements Node { MyMul() { } MyMul(int z) { }").startsWith("✓ Right"));
    }

    private static void mulSays(String sentence, String heading) {
        assertEquals("✗ Not yet: the multiplication node.\n" + sentence, mul(heading));
    }

    @Test
    void whatIsNoNodeIsTold() {
        mulSays("MyMul doesn't implement Node; write class MyMul implements Node.", "class MyMul {");
        mulSays("MyMul is abstract, so no object can be made of it; leave out that word, and write every method of"
                + " Node.", "abstract class MyMul implements Node {");
        CELLS.run("interface MyMul extends Node { }");
        assertEquals("✗ Not yet: the multiplication node.\nMyMul is an interface, so no object can be made of it;"
                + " write class MyMul implements Node.", CELLS.says("", "Lesson3.mulBackward(MyMul.class)"));
    }

    @Test
    void aConstructorWithOtherParametersIsTold() {
        mulSays("The constructor of MyMul takes an int, but the check calls new MyMul(), so write a constructor"
                + " without parameters.", "class MyMul implements Node { MyMul(int z) { }");
        mulSays("The constructor of MyMul takes a double and an Integer, but the check calls new MyMul(), so write a"
                + " constructor without parameters.", "class MyMul implements Node { MyMul(double a, Integer b) { }");
    }

    @Test
    void aConstructorThatThrowsIsTold() {
        String text = "✗ Not yet: the multiplication node, right on 0 of 12 inputs tried.\nnew MyMul threw"
                + " ArithmeticException: / by zero\nIt happened with x = 100, y = 2, dout = 1.1.";
        assertEquals(text, mul("class MyMul implements Node { int z = 1 / 0;"));
        assertEquals(text.replace("new MyMul", "MyMul.<clinit>"),
                mul("class MyMul implements Node { static int z = 1 / 0;").lines().limit(3)
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void aFieldThatIsDeclaredNowhereIsTold() {
        String text = CELLS.says("class MyMul implements Node {" + BODY.replace("double x, y;", ""),
                "Lesson3.mulBackward(MyMul.class)");
        assertTrue(text.contains("\nnew MyMul can't run, because Java could not compile all of it."), text);
    }

    @Test
    void noClassIsNotStarted() {
        assertEquals("Not started yet: the multiplication node. Write your answer in place of null, then run both"
                + " cells.",
                Lesson3.mulBackward(null).text());
    }

    @Test
    void aLayerIsMadeOfItsTwoParameters() {
        String body = """
                RealMatrix x;
                    public RealMatrix forward(RealMatrix x) {
                        this.x = x;
                        return x.multiply(w.value()).add(new DenseMatrix(x.getRowDimension(), 1).scalarAdd(1)
                                .multiply(b.value()));
                    }
                    public RealMatrix backward(RealMatrix dY) {
                        w.setGradient(x.transpose().multiply(dY));
                        b.setGradient(new DenseMatrix(1, dY.getRowDimension()).scalarAdd(1).multiply(dY));
                        return dY.multiply(w.value().transpose());
                    }
                    public String formula(String x) { return x; }
                }""";
        String call = "Lesson5.affineBackward(MyAffine.class)";
        String heading = "class MyAffine implements Layer { Parameter w, b; MyAffine";
        String right = CELLS.says(heading + "(Parameter w, Parameter b) { this.w = w; this.b = b; }" + body, call);
        assertTrue(right.startsWith("✓ Right: the affine layer"), right);
        assertEquals("✗ Not yet: the affine layer.\nThe constructor of MyAffine takes no parameters, but the check"
                + " calls new MyAffine(Parameter, Parameter), so write a constructor with these parameters.",
                CELLS.says(heading + "() { }" + body, call));
        assertEquals("✗ Not yet: the affine layer.\nThe constructor of MyAffine takes a Parameter and a RealMatrix,"
                + " but the check calls new MyAffine(Parameter, Parameter), so write a constructor with these"
                + " parameters.",
                CELLS.says(heading + "(Parameter w, RealMatrix b) { this.w = w; }" + body, call));
    }

    @Test
    void theOtherChecksTakeAClassToo() {
        CELLS.run("class Other { }");
        for (String call : new String[] {"2.addBackward", "2.subtractBackward", "4.discountBackward", "4.maxBackward",
            "6.relu", "10.tanhBackward"}) {
            assertTrue(CELLS.says("", "Lesson" + call + "(Other.class)").contains(".\nOther doesn't implement "), call);
        }
    }
}
