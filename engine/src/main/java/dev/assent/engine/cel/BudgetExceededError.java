package dev.assent.engine.cel;

/**
 * A decision costs more than it may. An Error, not an exception: CEL turns exceptions into values, so that
 * {@code ... || true} would swallow it. The message never carries values of the call.
 */
public final class BudgetExceededError extends Error {
    private static final long serialVersionUID = 1L;

    BudgetExceededError(String message) {
        super(message, null, false, false);
    }
}
