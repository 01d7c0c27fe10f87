package workbook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Formatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which package may use which. A rule that nothing could break would prove nothing, so each is shown to fail first. */
class PackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("backprop", "workbook");

    /** The first never uses the second, which uses it. */
    private record Floor(String below, String above) { }

    private static final List<Floor> FLOORS = List.of(
            new Floor("backprop..", "workbook.."),
            new Floor("workbook.exercise..", "workbook.lesson.."),
            new Floor("workbook.picture..", "workbook.notebook.."),
            new Floor("backprop.scalar..", "backprop.matrix.."),
            new Floor("backprop.matrix..", "backprop.data.."),
            new Floor("backprop.data..", "backprop.train.."),
            new Floor("backprop.train..", "backprop.check.."));

    /** Neither uses the other. */
    private static final List<Floor> APART = List.of(
            new Floor("workbook.picture..", "workbook.lesson.."),
            new Floor("workbook.picture..", "workbook.exercise.."),
            new Floor("workbook.notebook..", "workbook.lesson.."),
            new Floor("workbook.notebook..", "workbook.exercise.."));

    private static ArchRule never(String uses, String used) {
        return noClasses().that().resideInAPackage(uses).should().dependOnClassesThat().resideInAPackage(used);
    }

    @TestFactory
    Stream<DynamicTest> theLowerFloorDoesNotKnowTheUpper() {
        return FLOORS.stream().map(f -> DynamicTest.dynamicTest(f.below + " without " + f.above, () -> {
            assertDoesNotThrow(() -> never(f.below, f.above).check(CLASSES));
            assertThrows(AssertionError.class, () -> never(f.above, f.below).check(CLASSES));
        }));
    }

    /** Everything uses the JDK: so the rule's first half is not empty, and its second half is what decides. */
    @TestFactory
    Stream<DynamicTest> packagesThatStayApart() {
        return APART.stream().map(f -> DynamicTest.dynamicTest(f.below + " and " + f.above, () -> {
            assertThrows(AssertionError.class, () -> never(f.below, "java..").check(CLASSES));
            assertThrows(AssertionError.class, () -> never(f.above, "java..").check(CLASSES));
            assertDoesNotThrow(() -> never(f.below, f.above).check(CLASSES));
            assertDoesNotThrow(() -> never(f.above, f.below).check(CLASSES));
        }));
    }

    @Test
    void noPackageIsInACircle() {
        ArchRule rule = slices().matching("(**)").should().beFreeOfCycles();
        assertThrows(AssertionError.class, () -> rule.check(new ClassFileImporter()
                .importClasses(String.class, Formatter.class)));
        assertDoesNotThrow(() -> rule.check(CLASSES));
    }
}
