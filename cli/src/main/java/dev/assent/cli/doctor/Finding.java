package dev.assent.cli.doctor;

import static java.util.Objects.requireNonNull;

/**
 * What a look at one thing showed.
 *
 * @param check what was looked at, one or two words
 * @param message display form
 * @param remedy what to do; empty if there is nothing to do
 */
record Finding(String check, Status status, String message, String remedy) {
    /** How it stands. */
    enum Status {
        OK,
        WARN,
        FAIL,
        /** Not looked at. */
        SKIP
    }

    Finding {
        requireNonNull(check, "check");
        requireNonNull(status, "status");
        requireNonNull(message, "message");
        requireNonNull(remedy, "remedy");
    }

    static Finding ok(String check, String message) {
        return new Finding(check, Status.OK, message, "");
    }

    static Finding warn(String check, String message, String remedy) {
        return new Finding(check, Status.WARN, message, remedy);
    }

    static Finding fail(String check, String message, String remedy) {
        return new Finding(check, Status.FAIL, message, remedy);
    }

    static Finding skip(String check, String why) {
        return new Finding(check, Status.SKIP, why, "");
    }
}
