package backprop.train;

import backprop.matrix.DenseMatrix;
import backprop.matrix.Parameter;
import backprop.matrix.Shapes;
import backprop.matrix.StopButton;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the whole file of a {@link Saved} network, and checks it. */
final class SavedReader {
    private static final String ANOTHER_NETWORK = "give a network with the layers of the one that was saved";
    private static final String MENDED = "repair it, or write the file again";
    private final Path file;
    private final JsonNode root;

    /** @throws IllegalArgumentException if there is no such file, or it is not JSON of this format and version */
    SavedReader(Path file) {
        this.file = file;
        root = tree();
        if (root.isMissingNode()) {
            throw broken("it is empty", "write it again");
        }
        if (!root.path("format").asText().equals(Saved.FORMAT)) {
            throw broken("it does not say \"format\": \"" + Saved.FORMAT + "\"",
                    "give a file that Saved.write has written");
        }
        JsonNode version = root.path("version");
        if (!version.isInt() || version.intValue() != Saved.VERSION) {
            throw broken((version.isMissingNode() ? "it has no version, and needs " : "its version is " + text(version)
                    + " and not ") + Saved.VERSION,
                    "read it with the program that wrote it, or train again");
        }
    }

    private JsonNode tree() {
        try (InputStream in = Channels.newInputStream(FileChannel.open(file))) {
            return Saved.JSON.readTree(in);
        } catch (ClosedByInterruptException e) {
            goOn();
            throw unread(Replacement.reason(e), e);
        } catch (NoSuchFileException e) {
            throw broken("there is no such file in " + file.toAbsolutePath().normalize().getParent(),
                    "give the path of one that Saved.write has written");
        } catch (JsonEOFException e) {
            throw broken("it is cut short", "write it again");
        } catch (JsonProcessingException e) {
            throw broken("it is cut short or not JSON" + place(e.getLocation()), MENDED);
        } catch (AccessDeniedException e) {
            throw unread("you may not read it", e);
        } catch (IOException e) {
            throw unread(Replacement.reason(e), e);
        }
    }

    private static void goOn() {
        StopButton.check(() -> "Saved.read: interrupted; the network is as it was.");
    }

    private UncheckedIOException unread(String why, IOException e) {
        return new UncheckedIOException("Saved.read: " + file + " can't be read: " + why
                + "; give the path of a file that Saved.write has written.", e);
    }

    /** Empty if the reader stopped at a limit of its own. */
    private static String place(JsonLocation at) {
        return at == null ? ", or has a number too long or brackets nested too deep" : " at line " + at.getLineNr()
                + ", column " + at.getColumnNr();
    }

    /**
     * A matrix for each of these parameters.
     *
     * @throws IllegalArgumentException if the file has other names or shapes, or a number is missing
     */
    List<DenseMatrix> values(List<Parameter> parameters) {
        List<String> names = new ArrayList<>();
        root.path("parameters").forEach(p -> names.add(p.path("name").asText()));
        List<String> wanted = parameters.stream().map(Parameter::name).toList();
        if (!names.equals(wanted)) {
            throw broken("its parameters are " + names + " but the network's are " + wanted, ANOTHER_NETWORK);
        }
        List<DenseMatrix> values = new ArrayList<>();
        for (Parameter p : parameters) {
            DenseMatrix value = matrix(root.path("parameters").get(values.size()).path("rows"), p.name());
            if (!Shapes.of(value).equals(Shapes.of(p.value()))) {
                throw broken(p.name() + " is " + Shapes.of(value) + " but the network's is " + Shapes.of(p.value()),
                        ANOTHER_NETWORK);
            }
            values.add(value);
        }
        return values;
    }

    TrainingLog log() {
        double learningRate = number(root.path("learningRate"), "the learning rate");
        if (learningRate <= 0) {
            throw broken("the learning rate: " + learningRate + " is not above 0", MENDED);
        }
        return new TrainingLog(learningRate, numbers(root.path("losses"), "the losses"));
    }

    EpochLog epochLog() {
        JsonNode list = root.path("epochs");
        if (!list.isArray() || list.isEmpty()) {
            throw broken("it has no epochs", "give one that was written with an EpochLog, or read it with Saved.read");
        }
        List<EpochLog.Epoch> epochs = new ArrayList<>();
        for (JsonNode epoch : list) {
            String of = " of epoch " + epochs.size();
            if (!epoch.path("number").isInt() || epoch.path("number").intValue() != epochs.size()) {
                throw broken("the number" + of + " is " + text(epoch.path("number")), MENDED);
            }
            epochs.add(new EpochLog.Epoch(epochs.size(), number(epoch.path("loss"), "the loss" + of),
                    part(epoch.path("accuracy"), "the accuracy" + of),
                    number(epoch.path("heldOutLoss"), "the held-out loss" + of),
                    part(epoch.path("heldOutAccuracy"), "the held-out accuracy" + of)));
        }
        return new EpochLog(log(), epochs);
    }

    private DenseMatrix matrix(JsonNode rows, String name) {
        List<double[]> matrix = new ArrayList<>();
        for (JsonNode row : rows) {
            matrix.add(numbers(row, "row " + matrix.size() + " of " + name));
        }
        if (matrix.isEmpty() || matrix.stream()
                .anyMatch(row -> row.length == 0 || row.length != matrix.get(0).length)) {
            throw broken("the rows of " + name + " are missing or differ in length", MENDED);
        }
        return new DenseMatrix(matrix.toArray(double[][]::new));
    }

    private double[] numbers(JsonNode list, String what) {
        goOn();
        if (!list.isArray()) {
            throw broken(what + ": " + text(list) + " is not a list of numbers", MENDED);
        }
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(list.get(i), "number " + i + " (counted from 0) of " + what);
        }
        return numbers;
    }

    private double number(JsonNode node, String what) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw broken(what + ": " + text(node) + " is not a finite number", MENDED);
        }
        return node.doubleValue();
    }

    private double part(JsonNode node, String what) {
        double part = number(node, what);
        if (part < 0 || part > 1) {
            throw broken(what + " is " + part + ", not from 0 to 1", MENDED);
        }
        return part;
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }

    private IllegalArgumentException broken(String what, String remedy) {
        return new IllegalArgumentException("Saved.read: " + file + ": " + what + "; " + remedy
                + ". The network is as it was.");
    }
}
