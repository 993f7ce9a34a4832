package dev.assent.engine.cel;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;

/** An expression has no value for this call. The message never carries values of the call. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final CelErrorCode code;

    private ExpressionException(CelErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static ExpressionException of(CelEvaluationException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExpressionException known) {
                return known;
            }
        }
        return of(failure.getErrorCode());
    }

    /** CEL's own messages repeat arguments, so only the code is taken over. */
    static ExpressionException of(CelErrorCode code) {
        return new ExpressionException(
                code,
                switch (code) {
                    case ATTRIBUTE_NOT_FOUND -> "a field or key that it reads is not there";
                    case INDEX_OUT_OF_BOUNDS -> "an index is out of bounds";
                    case DIVIDE_BY_ZERO -> "it divides by zero";
                    case DUPLICATE_ATTRIBUTE -> "it builds a map with the same key twice";
                    case INVALID_ARGUMENT, BAD_FORMAT -> "a value does not have the form that a function needs";
                    case OVERLOAD_NOT_FOUND, AMBIGUOUS_OVERLOAD, TYPE_NOT_FOUND ->
                        "a value has a type that an operator or function does not take";
                    case NUMERIC_OVERFLOW -> "a number is out of range";
                    case ITERATION_BUDGET_EXCEEDED -> "its loops take more rounds than they may";
                    case INTERNAL_ERROR -> "it could not be evaluated";
                });
    }

    static ExpressionException wrongType(String expected) {
        return new ExpressionException(CelErrorCode.INVALID_ARGUMENT, "its value is not a " + expected);
    }

    /** The message names no value of the call. */
    static ExpressionException unreadable(String message) {
        return new ExpressionException(CelErrorCode.INVALID_ARGUMENT, message);
    }

    /** A text is longer than it may be where it goes. */
    public static ExpressionException tooLong(int max) {
        return new ExpressionException(CelErrorCode.INVALID_ARGUMENT, "its text is longer than " + max + " characters");
    }

    CelErrorCode code() {
        return code;
    }
}
