package backprop.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.Errors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class EpochLogTest {
    private final List<EpochLog.Epoch> epochs = new ArrayList<>(List.of(
            new EpochLog.Epoch(0, 2.3, 0.1, 2.4, 0.125), new EpochLog.Epoch(1, 0.5, 0.75, 0.6, 0.7)));
    private final EpochLog log = new EpochLog(new TrainingLog(0.1, new double[] {2.2, 1.1}), epochs);

    @Test
    void itsTableHasARowAnEpoch() {
        Table table = log.table();
        assertEquals(List.of("epoch", "loss", "accuracy", "held-out loss", "held-out accuracy"), table.columnNames());
        assertArrayEquals(new int[] {0, 1}, table.intColumn("epoch").asIntArray());
        assertArrayEquals(new double[] {2.3, 0.5}, table.doubleColumn("loss").asDoubleArray());
        assertArrayEquals(new double[] {0.1, 0.75}, table.doubleColumn("accuracy").asDoubleArray());
        assertArrayEquals(new double[] {2.4, 0.6}, table.doubleColumn("held-out loss").asDoubleArray());
        assertArrayEquals(new double[] {0.125, 0.7}, table.doubleColumn("held-out accuracy").asDoubleArray());
    }

    @Test
    void itStaysAsItIs() {
        epochs.clear();
        assertEquals(2, log.epochs().size());
        assertEquals(0.6, log.last().heldOutLoss());
    }

    @Test
    void stepsAndAnEpochMustBeThere() {
        Errors.argument("EpochLog: steps is null; give it the TrainingLog of the run.",
                () -> new EpochLog(null, epochs));
        Errors.argument("EpochLog: epochs is null; give it what was measured.", () -> new EpochLog(log.steps(), null));
        Errors.argument("EpochLog: there is no epoch; give what was measured before the first one, at least.",
                () -> new EpochLog(log.steps(), List.of()));
    }

    @Test
    void anAccuracyIsAPart() {
        for (double bad : new double[] {-0.1, 55, Double.NaN}) {
            String rest = " is " + bad + "; give the fraction that is right, from 0 to 1.";
            Errors.argument("EpochLog.Epoch: accuracy" + rest, () -> new EpochLog.Epoch(0, 1, bad, 1, 0));
            Errors.argument("EpochLog.Epoch: heldOutAccuracy" + rest, () -> new EpochLog.Epoch(0, 1, 0, 1, bad));
        }
    }

    @Test
    void inWordsItSaysHowTheLastEpochEnded() {
        assertEquals("After epoch 1: loss 0.500 and 75.0 % right on the training examples, loss 0.600 and 70.0 %"
                + " right on the held-out ones.", log.toString());
    }
}
