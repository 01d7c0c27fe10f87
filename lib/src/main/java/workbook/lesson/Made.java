package workbook.lesson;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;
import workbook.exercise.Mishap;

/**
 * Makes objects of a class that a learner wrote. The check gets a class literal, {@code MyRelu.class}: where a
 * constructor reference doesn't fit, a kernel falls silent, and a literal always compiles.
 */
final class Made {

    private Made() { }

    /**
     * A new object.
     *
     * @param type what the class should implement
     * @param arguments what its constructor gets; their classes are those of its parameters
     * @throws Mishap if that can't be; else what the constructor throws
     */
    static <T> T of(Class<?> kind, Class<T> type, Object... arguments) {
        if (kind == null) {
            throw new Mishap("The check got null. Give it your class, with .class after its name.");
        }
        String name = kind.getSimpleName();
        if (!type.isAssignableFrom(kind)) {
            throw new Mishap(name + " isn't a " + type.getSimpleName() + ". Begin it with: class " + name
                    + " implements " + type.getSimpleName() + ".");
        }
        Class<?>[] parameters = Arrays.stream(arguments).map(Object::getClass).toArray(Class[]::new);
        String wanted = "new " + name + "(" + Arrays.stream(parameters).map(Class::getSimpleName)
                .collect(Collectors.joining(", ")) + ")";
        try {
            if (Modifier.isAbstract(kind.getModifiers())) {
                throw new Mishap(wanted + " can't be: " + name + " is abstract. Give it all the methods it needs.");
            }
            Constructor<?> constructor = kind.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);    // a notebook's classes needn't be public
            return type.cast(constructor.newInstance(arguments));
        } catch (NoSuchMethodException e) {
            throw new Mishap("The check makes your layer with " + wanted + ", but " + name
                    + " has no such constructor. Leave the constructor as it was.");
        } catch (InvocationTargetException e) {
            throw Made.<RuntimeException>asItIs(e.getCause());
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Throws what a constructor threw, checked or not, so that it is seen as the learner's. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E asItIs(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
