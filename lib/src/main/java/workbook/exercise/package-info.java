/**
 * How an answer is tried and diagnosed. The answer and every known mistake run on the same trials; if a mistake gives
 * the same results as the answer, its sentence says what is wrong. It may use {@code backprop}, and knows no lesson.
 * Read {@code Exercise} first, then {@code Trial} and {@code Slip}; {@code Causes} finds the mistakes of an answer, and
 * {@code Diagnosis} tells them.
 * For a question whose answer is a number, {@code Prediction.of} is shorter; {@code Choices} makes the mistakes of an
 * answer that is written as a program.
 *
 * <p>Here is an exercise as the cells of a notebook can have it, in which a node is to be written. {@code
 * minus.check(new Minus(1, 1))} then says what is wrong with that answer.
 *
 * <pre>{@code
 * record Minus(double toX, double toY) implements Node {    // what x and y get of dout
 *     public double forward(double x, double y) { return x - y; }
 *     public Gradients backward(double dout) { return new Gradients(toX * dout, toY * dout); }
 *     public String symbol() { return "-"; }
 * }
 * Trial<Node> trial(double x, double y, double dout) {
 *     List<Due> due = List.of(Due.of("z", x - y), Due.of("dx", dout), Due.of("dy", -dout));
 *     return new Trial<>("x = " + x + ", y = " + y + ", dout = " + dout, due, (node, out) -> {
 *         out.put("z", node.forward(x, y));
 *         Gradients g = node.backward(dout); out.put("dx", g.dx()); out.put("dy", g.dy());
 *     });
 * }
 * var minus = new Exercise<>("the subtraction node", "y gets -dout.", List.of(trial(5, 3, 2), trial(-1, 4, 0.5)),
 *         List.of(new Slip<>(new Minus(1, 1), "dy has lost its minus: when y grows, z falls."),
 *                 new Slip<>(new Minus(-1, 1), "The signs are exchanged: it is y that pulls z down.")));
 * }</pre>
 */
package workbook.exercise;
