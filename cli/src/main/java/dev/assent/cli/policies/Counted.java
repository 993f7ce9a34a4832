package dev.assent.cli.policies;

/** A number with its word. */
final class Counted {
    private Counted() {}

    static String of(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
