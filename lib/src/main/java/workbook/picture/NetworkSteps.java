package workbook.picture;

import backprop.matrix.Layer;
import backprop.matrix.Ledger;
import backprop.matrix.Parameter;
import backprop.matrix.Shapes;
import backprop.train.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The steps of a network: for each layer its formulas, once with shapes in place of the letters, and if the matrices
 * are small once with their entries.
 */
final class NetworkSteps {
    private final Ledger ledger;
    private final int layers;

    private NetworkSteps(String where, Network network) {
        Shapes.given(where, "network", network, "a Network");
        ledger = network.ledger();
        layers = ledger.layers().size();
        Steps.refuseLetters(network.parameters());
        if (layers > GraphPicture.MOST_VALUES) {
            throw new IllegalArgumentException("Steps: the network has " + layers + " layers, and more than "
                    + GraphPicture.MOST_VALUES
                    + " can't be read in a picture; show a network with only some of them.");
        }
    }

    static Steps forward(Network network) {
        NetworkSteps steps = new NetworkSteps("Steps.forward", network);
        steps.check("Steps.forward: no forward pass has run; run forward", steps.ledger.value(0));
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < steps.layers; i++) {
            Picture.checkStop("Steps", "step", frames.size(), steps.layers);
            frames.add(new Frame(steps.layer(i), "its input is " + steps.named(i), "What is its output?",
                    List.of(steps.product(i)), NetworkDrawing.of(steps.ledger, i, i + 1, steps.layers + 1)));
        }
        return new Steps(NetworkDrawing.of(steps.ledger, -1, 0, steps.layers + 1), frames, GraphPicture.legend(false));
    }

    static Steps backward(Network network) {
        NetworkSteps steps = new NetworkSteps("Steps.backward", network);
        steps.check("Steps.backward: no backward pass has run since the last forward pass; run forward and backward",
                steps.ledger.gradient(steps.layers));
        List<Frame> frames = new ArrayList<>();
        for (int i = steps.layers - 1; i >= 0; i--) {
            Picture.checkStop("Steps", "step", frames.size(), steps.layers);
            frames.add(new Frame(steps.layer(i), "its upstream gradient is d" + steps.name(i + 1) + " "
                    + Shapes.of(steps.ledger.gradient(i + 1)),
                    "Which gradients does it compute, and in which shapes?", steps.answer(i),
                    NetworkDrawing.of(steps.ledger, i, steps.layers, i)));
        }
        return new Steps(NetworkDrawing.of(steps.ledger, -1, steps.layers, steps.layers), frames,
                GraphPicture.legend(true));
    }

    private void check(String missing, RealMatrix needed) {
        if (needed == null) {
            throw new IllegalStateException(missing + " first.");
        }
        if (ledger.outdated()) {
            throw new IllegalStateException(Steps.OUTDATED);
        }
    }

    private String name(int i) {
        return ledger.name(i);
    }

    private String named(int i) {
        return name(i) + " " + Shapes.of(ledger.value(i));
    }

    private String layer(int i) {
        return "layer " + (i + 1) + " " + NetworkDrawing.title(ledger.layers().get(i));
    }

    private String product(int i) {
        String formula = ledger.layers().get(i).formula(name(i));
        for (Parameter p : ledger.layers().get(i).parameters()) {
            formula = formula.replace(p.toString(), p.name());
        }
        return Equation.of(name(i + 1) + " = " + formula, matrices(i));
    }

    private List<String> answer(int i) {
        Layer layer = ledger.layers().get(i);
        List<String> equations = new ArrayList<>(layer.derivations(name(i), name(i + 1)));
        if (equations.isEmpty()) {
            equations.add("d" + name(i));
            layer.parameters().forEach(p -> equations.add("d" + p.name()));
        }
        Map<String, RealMatrix> matrices = matrices(i);
        return equations.stream().filter(e -> matrices.containsKey(e.split(" = ")[0]))
                .map(e -> Equation.of(e, matrices)).toList();
    }

    /** The matrices in a layer's formulas, by name. */
    private Map<String, RealMatrix> matrices(int i) {
        Map<String, RealMatrix> matrices = new HashMap<>();
        for (int j = i; j <= i + 1; j++) {
            matrices.put(name(j), ledger.value(j));
            if (ledger.gradient(j) != null) {
                matrices.put("d" + name(j), ledger.gradient(j));
            }
        }
        for (Parameter p : ledger.layers().get(i).parameters()) {
            matrices.put(p.name(), p.value());
            if (ledger.gradient(i + 1) != null) {
                matrices.put("d" + p.name(), p.gradient());
            }
        }
        return matrices;
    }
}
