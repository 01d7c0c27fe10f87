package backprop.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.Errors;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class TrainingLogTest {
    private final TrainingLog log = new TrainingLog(1e-6, new double[] {36, 1.44, 0.0576});

    @Test
    void itKnowsTheLossOfEveryStep() {
        assertEquals(3, log.steps());
        assertEquals(1.44, log.loss(1));
        assertArrayEquals(new double[] {36, 1.44, 0.0576}, log.losses());
    }

    @Test
    void itKnowsTheLearningRate() {
        assertEquals(1e-6, log.learningRate());
    }

    @Test
    void itsLossesAreACopy() {
        log.losses()[0] = 0;
        assertEquals(36, log.loss(0));
    }

    @Test
    void itsTableHasARowAStep() {
        Table table = log.table();
        assertEquals(List.of("step", "loss"), table.columnNames());
        assertArrayEquals(new int[] {0, 1, 2}, table.intColumn("step").asIntArray());
        assertArrayEquals(new double[] {36, 1.44, 0.0576}, table.doubleColumn("loss").asDoubleArray());
    }

    @Test
    void inWordsItSaysWhereTheLossWent() {
        assertEquals("3 steps at learning rate 1.0E-6: the loss went from 36.0000 to 0.0576000.", log.toString());
    }

    @Test
    void oneStepIsAStep() {
        TrainingLog one = new TrainingLog(1e-6, new double[] {36});
        assertEquals("1 step at learning rate 1.0E-6: the loss went from 36.0000 to 36.0000.", one.toString());
        Errors.argument("TrainingLog.loss: step is 1 but the log has 1 step; ask for one from 0 to 0.",
                () -> one.loss(1));
    }

    @Test
    void withoutAStepItSaysSo() {
        assertEquals("No step was made.", new TrainingLog(1, new double[0]).toString());
    }
}
