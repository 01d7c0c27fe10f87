package backprop.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class RoomTest {
    private final Room room = new Room();

    @Test
    void itGivesANewMatrixEachTime() {
        assertNotSame(room.of(2, 3), room.of(2, 3));
    }

    @Test
    void whileARunIsOnItGivesTheSameOne() {
        DenseMatrix before = room.of(2, 3);
        room.reuse(true);
        DenseMatrix first = room.of(2, 3);
        assertNotSame(before, first);
        assertSame(first, room.of(2, 3));
        assertSame(first, room.like(new DenseMatrix(2, 3)));
    }

    @Test
    void betweenTwoStepsItGivesNewOnesAndKeepsItsOwnForTheNext() {
        room.reuse(true);
        DenseMatrix last = room.of(2, 3);
        room.reuse(false);
        assertNotSame(last, room.of(2, 3));
        room.reuse(true);
        assertSame(last, room.of(2, 3));
    }

    @Test
    void whatItGaveInAnotherRunItLeavesAlone() {
        room.reuse(true);
        DenseMatrix last = room.of(2, 3);
        room.forget();
        assertNotSame(last, room.of(2, 3));
    }

    @Test
    void anotherShapeIsAnotherMatrix() {
        room.reuse(true);
        assertEquals("2×3", Shapes.of(room.of(2, 3)));
        assertEquals("3×2", Shapes.of(room.of(3, 2)));
        assertEquals("3×5", Shapes.of(room.of(3, 5)));
        assertEquals("1×5", Shapes.of(room.of(1, 5)));
    }

    @Test
    void itTakesTheShapeOfAnother() {
        DenseMatrix other = new DenseMatrix(4, 1);
        assertEquals("4×1", Shapes.of(room.like(other)));
        assertNotSame(other, room.like(other));
    }
}
