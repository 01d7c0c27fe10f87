package backprop.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A line of the learner's own code. */
record Where(String method, int line) {
    private static final List<String> OTHERS = List.of("java.", "jdk.", "sun.", "org.apache.", "backprop.matrix.", "backprop.scalar.",
            "backprop.train.", "backprop.data.", Exercise.class.getName());

    /** The deepest such line of a stack trace. */
    static Optional<Where> of(StackTraceElement[] trace) {
        return Arrays.stream(trace).filter(f -> OTHERS.stream().noneMatch(f.getClassName()::startsWith)).findFirst()
                .map(f -> new Where(name(f), f.getLineNumber()));
    }

    private static String name(StackTraceElement f) {
        String type = f.getClassName().substring(Math.max(f.getClassName().lastIndexOf('.'), f.getClassName().lastIndexOf('$')) + 1);
        return f.getMethodName().equals("<init>") ? "new " + type : type + "." + f.getMethodName();
    }

    /** Say {@code MyMul.backward, line 4}. */
    @Override
    public String toString() {
        return method + (line > 0 ? ", line " + line : "");
    }
}
