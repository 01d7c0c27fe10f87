package backprop.notebook;

import backprop.picture.GraphPicture;
import backprop.picture.LossPlot;
import backprop.picture.Picture;
import backprop.scalar.Scalar;
import backprop.train.Progress;
import backprop.train.TrainingLog;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Map;

/**
 * The one place that knows a kernel is there. In a notebook on IJava or JJava, what these methods return is a
 * cell's output when it stands on the cell's last line; anywhere else they give the picture itself, whose
 * {@code toString} is its text. The kernel is found by reflection, so the library needs none to compile or run.
 */
public final class Notebook {
    /** The class of each kernel whose static methods a cell calls as {@code render} and {@code display}: IJava's, JJava's. */
    private static final String[] KERNELS = {
        "io.github.spencerpark.ijava.runtime.Display", "org.dflib.jjava.jupyter.kernel.BaseNotebookStatics"};

    private Notebook() { }

    /** A picture as a cell's output. */
    public static Object show(Picture picture) {
        Class<?> kernel = kernel();
        return kernel == null ? picture : output(kernel, picture.forms());
    }

    /** The graph that a value was computed by, drawn. */
    public static Object show(Scalar output) {
        return show(GraphPicture.of(output));
    }

    /** The loss of one or more training runs, plotted. */
    public static Object show(TrainingLog... logs) {
        return show(LossPlot.of(logs));
    }

    /** How far a training run is: a bar in a notebook, lines of text anywhere else. */
    public static Progress progress() {
        Class<?> kernel = kernel();
        if (kernel == null) {
            return new Throttle(Duration.ofSeconds(1), bar -> System.out.println(bar.text()));
        }
        String[] id = new String[1];
        return new Throttle(Duration.ofMillis(100), bar -> {
            Object output = output(kernel, Map.of("text/html", bar.html(), "text/plain", bar.text()));
            if (id[0] == null) {
                id[0] = (String) call(kernel, "display", new Class<?>[] {Object.class}, output);
            } else {
                call(kernel, "updateDisplay", new Class<?>[] {String.class, Object.class}, id[0], output);
            }
        });
    }

    /** Both kernels render any object into an output that holds its text; the other forms are put beside it. */
    private static Object output(Class<?> kernel, Map<String, Object> forms) {
        Object output = call(kernel, "render", new Class<?>[] {Object.class}, forms.get("text/plain"));
        forms.forEach((type, form) -> call(output.getClass(), output, "putData", new Class<?>[] {String.class, Object.class}, type, form));
        return output;
    }

    private static Class<?> kernel() {
        for (String name : KERNELS) {
            try {
                return Class.forName(name);
            } catch (ClassNotFoundException e) {
                // Another kernel, or none.
            }
        }
        return null;
    }

    private static Object call(Class<?> kernel, String method, Class<?>[] types, Object... arguments) {
        return call(kernel, null, method, types, arguments);
    }

    private static Object call(Class<?> type, Object on, String method, Class<?>[] types, Object... arguments) {
        try {
            return type.getMethod(method, types).invoke(on, arguments);
        } catch (InvocationTargetException | NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalStateException("Notebook: the kernel's " + type.getName() + "." + method + " failed; run the lessons on IJava or JJava.", e);
        }
    }
}
