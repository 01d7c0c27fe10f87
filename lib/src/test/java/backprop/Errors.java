package backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What bad input must meet: an exception of that type, whose message is that sentence to the letter. */
public final class Errors {

    private Errors() { }

    public static void argument(String sentence, Executable call) {
        assertEquals(sentence, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    public static void state(String sentence, Executable call) {
        assertEquals(sentence, assertThrows(IllegalStateException.class, call).getMessage());
    }
}
