package backprop.train;

import backprop.matrix.Claim;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Parameter;
import backprop.matrix.Shapes;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Saves what a network has learnt in a file: its parameters, and the log of the run. The file is JSON:
 *
 * <pre>{@code
 * {"format": "backprop network", "version": 1,
 *  "parameters": [{"name": "W1", "rows": [[0.5, -1.0E-6], [2.0, 0.25]]}, ...],
 *  "learningRate": 1.0E-6, "losses": [36.0, 1.44]}
 * }</pre>
 *
 * The parameters are in the order of the layers. The log of a run in minibatches has {@code "epochs"} too, numbered
 * from 0, each with what an {@link EpochLog.Epoch} has:
 *
 * <pre>{@code
 * "epochs": [{"number": 0, "loss": 2.5, "accuracy": 0.1, "heldOutLoss": 2.4, "heldOutAccuracy": 0.125}, ...]
 * }</pre>
 *
 * A number is written as {@code Double.toString} prints it, so it is read back as exactly the same double. JSON has no
 * NaN and no infinity, so these are neither written nor read.
 */
public final class Saved {
    static final String FORMAT = "backprop network";
    static final int VERSION = 1;
    static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private Saved() { }

    /**
     * Writes the parameters and the log, replacing any older file; if that fails, the older file stays as it was.
     *
     * @throws IllegalArgumentException if one is null, the folder is missing, the path is not that of a file that you
     *     may write to, or a number is not finite
     * @throws UncheckedIOException if the file can't be written
     * @throws java.util.concurrent.CancellationException if the thread is interrupted (the notebook's stop button)
     */
    public static void write(Path file, Network network, TrainingLog log) {
        Shapes.given("Saved.write", "log", log, "the TrainingLog of the run");
        replace(file, network, log, null);
    }

    /** The same for a run in minibatches, with its epochs; {@link #readEpochs} reads them. */
    public static void write(Path file, Network network, EpochLog log) {
        Shapes.given("Saved.write", "log", log, "the EpochLog of the run");
        Shapes.finite("Saved.write", "what was measured", new DenseMatrix(log.epochs().stream()
                .map(e -> new double[] {e.loss(), e.accuracy(), e.heldOutLoss(), e.heldOutAccuracy()})
                .toArray(double[][]::new)));
        replace(file, network, log.steps(), log.epochs());
    }

    private static void replace(Path file, Network network, TrainingLog log, List<EpochLog.Epoch> epochs) {
        Shapes.given("Saved.write", "file", file, "a path, say Path.of(\"network.json\")");
        Shapes.given("Saved.write", "network", network, "a Network");
        Claim.within("Saved.write", network.parameters(), () -> {
            network.parameters().forEach(p -> Shapes.finite("Saved.write", p.name(), p.value()));
            Replacement.of("Saved.write", file, out -> write(out, network, log, epochs));
            return null;
        });
    }

    private static void write(OutputStream out, Network network, TrainingLog log,
            List<EpochLog.Epoch> epochs) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeNumberField("version", VERSION);
            json.writeArrayFieldStart("parameters");
            for (Parameter p : network.parameters()) {
                json.writeStartObject();
                json.writeStringField("name", p.name());
                json.writeArrayFieldStart("rows");
                for (double[] row : p.value().getData()) {
                    json.writeArray(row, 0, row.length);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("learningRate", log.learningRate());
            json.writeFieldName("losses");
            json.writeArray(log.losses(), 0, log.steps());
            if (epochs != null) {
                json.writeFieldName("epochs");
                JSON.writeValue(json, epochs);
            }
            json.writeEndObject();
        }
    }

    /**
     * Gives the network the parameters of the file. Everything is read and checked first, so if anything is wrong, the
     * network stays as it was.
     *
     * @param network one whose parameters have the names and the shapes of those that were written
     * @return the log that was written with them
     * @throws IllegalArgumentException if one is null, there is no such file, it is cut short or not such JSON, or it
     *     has another version, other parameters or other shapes
     * @throws UncheckedIOException if it can't be read
     * @throws java.util.concurrent.CancellationException if the thread is interrupted (the notebook's stop button)
     */
    public static TrainingLog read(Path file, Network network) {
        return read(file, network, SavedReader::log);
    }

    /**
     * The same for a run in minibatches, with its epochs.
     *
     * @throws IllegalArgumentException as {@link #read}, or if the file has no epochs
     */
    public static EpochLog readEpochs(Path file, Network network) {
        return read(file, network, SavedReader::epochLog);
    }

    private static <L> L read(Path file, Network network, Function<SavedReader, L> what) {
        Shapes.given("Saved.read", "file", file, "a path, say Path.of(\"network.json\")");
        Shapes.given("Saved.read", "network", network, "a Network of the shapes that were written");
        return Claim.within("Saved.read", network.parameters(), () -> {
            SavedReader reader = new SavedReader(file);
            List<DenseMatrix> values = reader.values(network.parameters());
            L log = what.apply(reader);
            for (int i = 0; i < values.size(); i++) {
                network.parameters().get(i).set(values.get(i));
            }
            return log;
        });
    }
}
