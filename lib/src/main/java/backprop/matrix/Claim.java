package backprop.matrix;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One thread at a time. A layer or a loss remembers one forward pass, and a parameter one gradient, so two threads that
 * worked with the same ones would mix their numbers. Whoever works with them claims them all in one step and releases
 * them at the end; meanwhile, other threads that want them get an error.
 */
public final class Claim {
    private static final Map<Object, Claim> CLAIMS = new IdentityHashMap<>();

    private final Thread owner = Thread.currentThread();
    private final String what;
    private final List<Object> taken = new ArrayList<>();

    private Claim(String what) {
        this.what = what;
    }

    /**
     * Does work that writes over what it works with, a training run or a gradient check.
     *
     * @param what its name, for errors, say {@code Training.run}
     * @param things layers, losses, parameters
     * @throws IllegalStateException if one of them is claimed already, by this thread or another
     */
    public static <T> T alone(String what, List<?> things, Supplier<T> work) {
        return new Claim(what).during(things, false, work);
    }

    /**
     * Does a shorter piece of work, say a forward pass, which may be part of what this thread does with the same things
     * already.
     *
     * @throws IllegalStateException if another thread has claimed one of them
     */
    public static <T> T within(String what, List<?> things, Supplier<T> work) {
        return mine(things) ? work.get() : new Claim(what).during(things, true, work);
    }

    private static boolean mine(List<?> things) {
        synchronized (CLAIMS) {
            for (Object thing : things) {
                Claim claim = CLAIMS.get(thing);
                if (claim == null || claim.owner != Thread.currentThread()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** @throws IllegalStateException if another thread has claimed this thing */
    public static void check(String where, Object thing) {
        synchronized (CLAIMS) {
            Claim claim = CLAIMS.get(thing);
            if (claim != null && claim.owner != Thread.currentThread()) {
                throw claim.refusal(where, thing);
            }
        }
    }

    private <T> T during(List<?> things, boolean shared, Supplier<T> work) {
        synchronized (CLAIMS) {
            for (Object thing : things) {
                Claim other = CLAIMS.get(thing);
                if (other != null && !(shared && other.owner == owner)) {
                    throw other.refusal(what, thing);
                }
            }
            for (Object thing : things) {
                if (CLAIMS.putIfAbsent(thing, this) == null) {
                    taken.add(thing);
                }
            }
        }
        try {
            return work.get();
        } finally {
            synchronized (CLAIMS) {
                taken.forEach(CLAIMS::remove);
            }
        }
    }

    private IllegalStateException refusal(String where, Object thing) {
        String name = thing instanceof Parameter p ? p.name() : thing instanceof Layer layer ? layer.formula("X")
                : thing.getClass().getSimpleName();
        return new IllegalStateException(where + ": " + name + " is in use by " + what
                + (owner == Thread.currentThread() ? " already; let that one end first."
                : " in another thread, and two at once would mix up their numbers; let that one end first. If it is a"
                + " cell that you have stopped, it will end in a moment, so run this one again then."));
    }
}
