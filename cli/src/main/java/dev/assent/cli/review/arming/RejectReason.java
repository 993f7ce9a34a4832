package dev.assent.cli.review.arming;

/** Reasons that one key gives. The agent reads the text. */
public enum RejectReason {
    NOT_NEEDED('1', "not needed for the task"),
    WRONG_TARGET('2', "wrong target"),
    TOO_BROAD('3', "broader than the task needs"),
    UNCLEAR('4', "it is not clear what this does; explain it or split it"),
    NOT_HERE('5', "not here: use another environment"),
    SUSPICIOUS('6', "the arguments look tampered with");

    private final char key;
    private final String text;

    RejectReason(char key, String text) {
        this.key = key;
        this.text = text;
    }

    public char key() {
        return key;
    }

    public String text() {
        return text;
    }
}
