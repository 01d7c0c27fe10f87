package backprop.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlasProductsTest {
    private final String given = System.getProperty("backprop.blas", "none");

    @AfterEach
    void giveItBack() {
        System.setProperty("backprop.blas", given);
    }

    @Test
    void theBuildsOwnBlasIsTaken() {
        assumeFalse(given.equals("none"));
        assumeTrue("true".equals(System.getenv("CI")));  // elsewhere the system may be too old to load it
        assertEquals("native BLAS", DenseMatrix.multipliesWith());
        assertTrue(BlasProducts.given().isPresent());
    }

    @Test
    void withoutOneItIsPlainJava() {
        assumeTrue(given.equals("none"));
        assertEquals("plain Java", DenseMatrix.multipliesWith());
    }

    @Test
    void aJvmThatWasGivenNoneLooksForNone() {
        System.clearProperty("backprop.blas");
        assertTrue(BlasProducts.given().isEmpty());
    }

    @Test
    void whatIsNoLibraryIsLeftAlone(@TempDir Path folder) {
        for (String name : new String[] {"none", "libblas.so.3", folder.resolve("missing").toString()}) {
            System.setProperty("backprop.blas", name);
            assertFalse(BlasProducts.given().isPresent(), name);
        }
    }
}
