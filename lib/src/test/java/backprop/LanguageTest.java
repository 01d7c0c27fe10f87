package backprop;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.check.GradientCheck;
import backprop.data.Examples;
import backprop.data.Labels;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.SquaredError;
import backprop.train.GradientDescent;
import backprop.train.Network;
import backprop.train.Progress;
import backprop.train.Saved;
import backprop.train.Training;
import backprop.train.TrainingLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.picture.GraphPicture;
import workbook.picture.LossPlot;
import workbook.picture.Regions;
import workbook.picture.Steps;
import workbook.picture.Tiles;

/** Whatever the language of a learner's machine, what is shown and what is written has the same digits and letters. */
class LanguageTest {
    /** What asks the machine for its language, unless it is given a Locale. */
    private static final Pattern ASKS = Pattern.compile("Methodref .*// (java/lang/String.(?:format|formatted)"
            + "|java/lang/String.to\\w+Case|java/io/\\w+.(?:format|printf)|java/util/(?:Formatter|Scanner).\"<init>\""
            + "|java/text/[^:]+|java/time/format/\\w+.(?:of\\w+|toFormatter)|java/util/Locale.getDefault"
            + "|[^:]+.getLocalizedMessage)"
            + ":(?!.*Locale;.*\\))");

    @TempDir
    Path folder;

    @Test
    void noClassOfOursAsksTheLanguageOfTheMachine() throws IOException {
        assertEquals(List.of(), asked(Path.of("target/classes")));
    }

    @Test
    void aClassThatAsksIsFound() throws IOException {
        List<String> found = asked(Path.of("target/test-classes/backprop/LanguageTest$Asks.class"));
        assertEquals(List.of("formatted", "printf", "toUpperCase"), found.stream()
                .map(call -> call.substring(call.lastIndexOf('.') + 1)).sorted().toList());
    }

    /** Calls one on the spot, one through a reference, and one of an object that the JDK hands out. */
    private static final class Asks {
        static String all(int n, PrintWriter out) {
            out.printf("%d", n);
            return Stream.of("%d".formatted(n), "i".toLowerCase(Locale.ROOT)).map(String::toUpperCase).toList()
                    .toString();
        }
    }

    /** Each class with what it asks, from the names that the compiler put into it. */
    private static List<String> asked(Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-v"));
        try (Stream<Path> files = Files.walk(classes)) {
            files.map(Path::toString).filter(file -> file.endsWith(".class")).forEach(arguments::add);
        }
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        assertEquals(0, ToolProvider.findFirst("javap").orElseThrow()
                .run(out, out, arguments.toArray(String[]::new)), text::toString);
        String file = "";
        List<String> asked = new ArrayList<>();
        for (String line : text.toString().lines().toList()) {
            file = line.startsWith("Classfile ") ? line.substring(line.lastIndexOf('/') + 1) + ": " : file;
            Matcher call = ASKS.matcher(line);
            if (call.find()) {
                asked.add(file + call.group(1));
            }
        }
        return asked;
    }

    /** With digits of other languages, with a comma in numbers, and with an i that has no dot. */
    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "tr", "de", "hi-IN-u-nu-deva"})
    void everythingIsTheSame(String language) throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            List<String> expected = all();
            Locale.setDefault(Locale.forLanguageTag(language));
            assertEquals(expected, all());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theLanguagesDiffer() {
        assertEquals("١٢ 1,5 tıtle", String.format(Locale.forLanguageTag("ar-EG-u-nu-arab"), "%d ", 12)
                + String.format(Locale.forLanguageTag("de"), "%.1f ", 1.5)
                + "TITLE".toLowerCase(Locale.forLanguageTag("tr")));
    }

    private List<String> all() throws IOException {
        Shopping shop = new Shopping();
        shop.total.backward();
        RealMatrix x = createRealMatrix(new double[][] {{1, -0.25}, {0.5, 1234.5}});
        Network network = new Network(new MatMul(new Parameter("W", x.scalarMultiply(1e-3))));
        TrainingLog log = new Training(network, new SquaredError(), new GradientDescent(1e-9))
                .run(x, createRealMatrix(2, 2), 3, Progress.NONE);
        Path file = folder.resolve("network.json");
        Saved.write(file, network, log);
        Examples points = Examples.of(x, Labels.oneHot(new int[] {0, 1}, 2));
        List<String> all = new ArrayList<>();
        Stream.of(GraphPicture.of(shop.total), LossPlot.of(log), Tiles.of("t", createRealMatrix(24, 4).scalarAdd(1)),
                Regions.picture("t", List.of(Regions.of("c", network::forward, points))))
                .forEach(picture -> all.add(picture.forms().toString()));
        network.forward(x);
        network.backward(x);
        Stream.of(Steps.backward(shop.total), Steps.forward(network), Steps.backward(network))
                .forEach(steps -> all.add(steps.forms().toString()));
        all.addAll(List.of(log.toString(), GradientCheck.of(new MatMul(network.parameter("W")), x).toString(),
                network.ledger().toString(), Files.readString(file)));
        return all;
    }
}
