/**
 * How an answer is tried and diagnosed. The answer and every wrong answer that is known run on the same trials; where
 * one of these gives what the answer gives, its sentence says what is wrong. It may use {@code backprop}, and knows no
 * lesson. Read {@code Exercise} first, then {@code Trial} and {@code Slip}; {@code Diagnosis} decides which sentence
 * is said. For a question whose answer is a number, {@code Prediction.of} is shorter.
 *
 * <p>An exercise of your own, a node to write, as a notebook's cells have it. {@code minus.check(new Minus(1, 1))} then
 * says what is wrong with that answer.
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
