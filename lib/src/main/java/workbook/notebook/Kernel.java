package workbook.notebook;

import java.util.Map;
import java.util.Optional;

/**
 * The kernel that runs the notebook, IJava or JJava: the same project under two names. It is found and called by
 * reflection, so that the library needs no kernel to compile or to run.
 */
final class Kernel {
    /** How to get each kernel: a class and its static method. */
    private static final String[][] KERNELS = {
        {"io.github.spencerpark.ijava.IJava", "getKernelInstance"},
        {"org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel"}};

    private final Object kernel;

    private Kernel(Object kernel) {
        this.kernel = kernel;
    }

    /** The kernel; empty outside a notebook. */
    static Optional<Kernel> running() {
        for (String[] name : KERNELS) {
            try {
                Object kernel = Class.forName(name[0]).getMethod(name[1]).invoke(null);
                return Optional.ofNullable(kernel).map(Kernel::new);
            } catch (ReflectiveOperationException e) {
                // Another kernel, or none.
            }
        }
        return Optional.empty();
    }

    /** One output in several forms, by MIME type. The kernel shows it if it is the value of a cell. */
    Object output(Map<String, Object> forms) {
        try {
            Object renderer = call(kernel, "getRenderer");
            Object output = renderer.getClass().getMethod("render", Object.class)
                    .invoke(renderer, forms.get("text/plain"));
            for (Map.Entry<String, Object> form : forms.entrySet()) {
                output.getClass().getMethod("putData", String.class, Object.class)
                        .invoke(output, form.getKey(), form.getValue());
            }
            return output;
        } catch (ReflectiveOperationException e) {
            throw unknown(e);
        }
    }

    /** Shows an output at once, under an id, or replaces the one shown under that id before. */
    void display(Object output, String id, boolean again) {
        try {
            output.getClass().getMethod("setDisplayId", String.class).invoke(output, id);
            Object io = call(kernel, "getIO");
            Object stream = io.getClass().getField("display").get(io);
            stream.getClass().getMethod(again ? "updateDisplay" : "display", output.getClass()).invoke(stream, output);
        } catch (ReflectiveOperationException e) {
            throw unknown(e);
        }
    }

    private static Object call(Object on, String method) throws ReflectiveOperationException {
        return on.getClass().getMethod(method).invoke(on);
    }

    private static IllegalStateException unknown(ReflectiveOperationException e) {
        return new IllegalStateException("Notebook: this kernel is neither IJava nor JJava as the lessons know them;"
                + " choose the project's own kernel, Java.", e);
    }
}
