package workbook.exercise;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A class of the learner's, of which a check makes objects. It is handed over as {@code MyMul.class} and judged when
 * the check runs, because a notebook's kernel falls silent over a constructor reference that doesn't fit.
 *
 * @param theirs the learner's class, or null
 * @param type what its objects should be
 * @param parameters of the constructor
 */
public record Kind<T>(Class<?> theirs, Class<T> type, List<Class<?>> parameters) {

    public Kind(Class<?> theirs, Class<T> type, Class<?>... parameters) {
        this(theirs, type, List.of(parameters));
    }

    /** What is to be said of the class, and if objects can be made of it, of the answer that makes them. */
    public <A> Feedback check(Exercise<A> exercise, Function<Kind<T>, A> answer) {
        String unfit = theirs == null ? "" : unfit();
        return unfit.isEmpty() ? exercise.check(theirs == null ? null : answer.apply(this))
                : Feedback.wrong(exercise.name() + ".\n" + unfit);
    }

    /** A new object. What its constructor throws is thrown. */
    public T make(Object... arguments) {
        Constructor<?> constructor = fitting().findFirst().orElseThrow();
        try {
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(arguments));
        } catch (InvocationTargetException | ExceptionInInitializerError e) {
            throw Kind.<RuntimeException>asItIs(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E asItIs(Throwable e) throws E {
        throw (E) e;
    }

    /** Why no object of the type can be made; empty if one can. */
    private String unfit() {
        String name = theirs.getSimpleName();
        String heading = "class " + name + " implements " + type.getSimpleName();
        if (theirs.isInterface()) {
            return name + " is an interface, so no object can be made of it; write " + heading + ".";
        }
        if (!type.isAssignableFrom(theirs)) {
            return name + " doesn't implement " + type.getSimpleName() + "; write " + heading + ".";
        }
        if (Modifier.isAbstract(theirs.getModifiers())) {
            return name + " is abstract, so no object can be made of it; leave out that word, and write every method"
                    + " of " + type.getSimpleName() + ".";
        }
        return fitting().findAny().isPresent() ? "" : "The constructor of " + name + " takes "
                + words(theirs.getDeclaredConstructors()[0]) + ", but the check calls new " + name + parameters.stream()
                .map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")")) + ", so write a constructor "
                + (parameters.isEmpty() ? "without parameters." : parameters.size() == 1 ? "with this parameter."
                : "with these parameters.");
    }

    private Stream<Constructor<?>> fitting() {
        return Arrays.stream(theirs.getDeclaredConstructors()).filter(c -> c.getParameterCount() == parameters.size()
                && IntStream.range(0, parameters.size())
                .allMatch(i -> c.getParameterTypes()[i].isAssignableFrom(parameters.get(i))));
    }

    /** Say {@code an int and a RealMatrix}. */
    private static String words(Constructor<?> constructor) {
        return constructor.getParameterCount() == 0 ? "no parameters" : Arrays.stream(constructor.getParameterTypes())
                .map(Class::getSimpleName).map(t -> (t.matches("[aeioAEIO].*") ? "an " : "a ") + t)
                .collect(Collectors.joining(" and "));
    }
}
