package dev.assent.cli;

/** What a command tells the shell. Scripts rely on the numbers. */
public enum ExitCode {
    /** ALLOW, or done. */
    OK(0),
    FAILED(1),
    USAGE(2),
    NOT_FOUND(3),
    NOT_AUTHENTICATED(4),
    /** Somebody else was first, or it is no longer what was seen. */
    CONFLICT(5),
    /** The rules of review do not admit it. */
    REFUSED(6),
    /** Policies or tests that do not compile: nothing was decided with them. */
    INVALID(7),
    UNREACHABLE(8),
    /** Every test passes, but they reach too little. */
    COVERAGE_BELOW(9),
    DENY(10),
    PENDING(11),
    EXPIRED(12),
    CANCELLED(13),
    /** What was waited for has not come in time; as timeout(1) says it. */
    TIMED_OUT(124),
    /** By Ctrl-C; as a shell says it. The JVM gives this number itself. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
