package workbook.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The learner's own method is found in a stack trace. */
class WhereTest {

    /** Frames as IJava and JJava have them. */
    @Test
    void inANotebookTheLearnersClassIsNamed() {
        StackTraceElement list = new StackTraceElement("java.util.List", "get", null, 1);
        StackTraceElement anonymous = new StackTraceElement("REPL.$JShell$23$1", "visit", null, 1);
        StackTraceElement helper = new StackTraceElement("REPL.$JShell$23", "whereAboveZero", null, 1);
        StackTraceElement named = new StackTraceElement("REPL.$JShell$24B$MyRelu", "backward", null, 1);
        StackTraceElement made = new StackTraceElement("REPL.$JShell$24B$MyRelu", "<init>", null, 1);
        StackTraceElement lambda = new StackTraceElement("REPL.$JShell$25", "lambda$do_it$$0", null, 1);
        StackTraceElement check = new StackTraceElement("workbook.lesson.Matrices", "backward", null, 1);
        assertEquals("MyRelu.backward", Where.of(new StackTraceElement[] {list, anonymous, helper, named, check}));
        assertEquals("new MyRelu", Where.of(new StackTraceElement[] {made, check}));
        assertEquals("whereAboveZero", Where.of(new StackTraceElement[] {helper, check}));
        assertEquals("Your code", Where.of(new StackTraceElement[] {lambda, check}));
        assertEquals("Your code", Where.of(new StackTraceElement[] {list}));
    }

    /** Where a loop calls other methods, the deepest one has no loop. */
    @Test
    void whatDoesNotEndIsSoughtFromOutside() {
        StackTraceElement stream = new StackTraceElement("java.util.stream.ReduceOps", "evaluate", null, 1);
        StackTraceElement inStream = new StackTraceElement("REPL.$JShell$12", "lambda$divided$0", null, 1);
        StackTraceElement helper = new StackTraceElement("REPL.$JShell$12", "divided", null, 1);
        StackTraceElement outer = new StackTraceElement("REPL.$JShell$20", "softmaxOfRows", null, 1);
        StackTraceElement named = new StackTraceElement("REPL.$JShell$24B$MyRelu", "backward", null, 1);
        StackTraceElement cell = new StackTraceElement("REPL.$JShell$21", "lambda$do_it$$0", null, 1);
        StackTraceElement whole = new StackTraceElement("REPL.$JShell$21", "do_it$", null, 1);
        // seen from another thread only
        StackTraceElement hidden = new StackTraceElement("REPL.$JShell$21$$Lambda/0x000000007f048a68", "apply", null,
                -1);
        StackTraceElement check = new StackTraceElement("workbook.exercise.Trial", "run", null, 1);
        StackTraceElement thread = new StackTraceElement("java.lang.Thread", "run", null, 1);
        assertEquals("softmaxOfRows",
                Where.outermost(new StackTraceElement[] {stream, inStream, stream, helper, outer, cell, hidden, check,
                whole, thread}));
        assertEquals("MyRelu.backward",
                Where.outermost(new StackTraceElement[] {hidden, helper, named, check, thread}));
        assertEquals("Your code",
                Where.outermost(new StackTraceElement[] {hidden, stream, cell, hidden, check, thread}));
    }
}
