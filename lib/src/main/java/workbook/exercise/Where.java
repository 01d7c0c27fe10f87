package workbook.exercise;

import java.util.Arrays;
import java.util.List;

/** Finds the learner's own code in a stack trace. */
final class Where {
    private static final List<String> OTHERS = List.of("java.", "jdk.", "sun.", "org.apache.", "backprop.matrix.",
            "backprop.scalar.",
            "backprop.train.", "backprop.data.");

    private Where() { }

    /**
     * The deepest such method, say {@code MyMul.backward}: in a notebook, where classes are in a package REPL, that of
     * a class with a name. No line: a kernel counts them with lines of its own before the cell's.
     */
    static String of(StackTraceElement[] trace) {
        List<StackTraceElement> theirs = theirs(trace);
        return theirs.stream().filter(f -> f.getClassName().startsWith("REPL.")
                && !Character.isDigit(type(f).charAt(0))).findFirst()
                .or(() -> theirs.stream().findFirst()).map(Where::name).orElse("Your code");
    }

    /** The method that the learner's deepest one called, say {@code multiply}; null if none was running. */
    static String called(StackTraceElement[] trace) {
        List<StackTraceElement> theirs = theirs(trace);
        int at = theirs.isEmpty() ? 0 : Arrays.asList(trace).indexOf(theirs.get(0));
        return at == 0 ? null : (trace[at - 1].getClassName().startsWith("java.") ? type(trace[at - 1]) + "." : "")
                + trace[at - 1].getMethodName();
    }

    /**
     * The outermost method of a notebook, for work that has not ended: a loop there may have called what is deepest.
     * The method that the kernel makes of a cell doesn't count. Outside a notebook the same as {@link #of}.
     */
    static String outermost(StackTraceElement[] trace) {
        List<StackTraceElement> named = theirs(trace).stream().filter(f -> f.getClassName().startsWith("REPL.")
                && !f.getMethodName().contains("do_it$")).toList();
        return named.isEmpty() ? of(trace) : name(named.get(named.size() - 1));
    }

    /** Java's own objects around lambdas are left out too, which are in the trace of another thread. */
    private static List<StackTraceElement> theirs(StackTraceElement[] trace) {
        return Arrays.stream(trace).filter(f -> OTHERS.stream().noneMatch(f.getClassName()::startsWith))
                .filter(f -> !f.getMethodName().equals("todo") && !f.getClassName().contains("$$Lambda")).toList();
    }

    private static String type(StackTraceElement f) {
        return f.getClassName().substring(Math.max(f.getClassName().lastIndexOf('.'), f.getClassName().lastIndexOf('$'))
                + 1);
    }

    private static String name(StackTraceElement f) {
        String type = type(f);
        String method = f.getMethodName();
        return method.startsWith("lambda$") ? "Your code" : method.equals("<init>") ? "new " + type
                // an anonymous class, or a method of the notebook itself
                : Character.isDigit(type.charAt(0)) ? method : type + "." + method;
    }
}
