package workbook.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DigitsTest {

    @Test
    void sixDigitsAreEnoughForAPicture() {
        assertEquals("715", Digits.SIX.of(650 * 1.1));
        assertEquals("-3.3", Digits.SIX.of(-3 * 1.1));
        assertEquals("0.333333", Digits.SIX.of(1 / 3.0));
        assertEquals("666.667", Digits.SIX.of(2000 / 3.0));
        assertEquals("0", Digits.SIX.of(-0.0));
    }

    @Test
    void wholeNumbersHaveNoExponentBelowAMillion() {
        assertEquals("999999", Digits.SIX.of(999_999));
        assertEquals("-123457", Digits.FOUR.of(-123_456.7));
        assertEquals("1E6", Digits.SIX.of(1_000_000));
        assertEquals("1E6", Digits.SIX.of(999_999.6));
        assertEquals("1.23457E6", Digits.SIX.of(1_234_567));
    }

    @Test
    void aSmallNumberHasAnExponent() {
        assertEquals("0.000123457", Digits.SIX.of(0.0001234567));
        assertEquals("1.23457E-5", Digits.SIX.of(0.00001234567));
        assertEquals("4.9E-324", Digits.SIX.of(Double.MIN_VALUE));
    }

    @Test
    void whatIsNoNumberIsSaid() {
        assertEquals("NaN", Digits.SIX.of(Double.NaN));
        assertEquals("-Infinity", Digits.SIX.of(Double.NEGATIVE_INFINITY));
        assertFalse(Digits.SIX.rounds(Double.NaN) || Digits.SIX.rounds(Double.POSITIVE_INFINITY));
    }

    @Test
    void theRoundingOfDoublesIsNoRoundingOfOurs() {
        assertFalse(Digits.SIX.rounds(650 * 1.1));
        assertTrue(Digits.SIX.rounds(1.0000001));
        assertTrue(Digits.FOUR.rounds(1.00001) && !Digits.SIX.rounds(1.00001));
    }

    @Test
    void allDigitsAreTheNumberItself() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            assertEquals(number, Double.parseDouble(Digits.ALL.of(number)));
        }
        assertEquals("715.0000000000001", Digits.ALL.of(650 * 1.1));
    }
}
