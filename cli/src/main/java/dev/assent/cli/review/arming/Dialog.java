package dev.assent.cli.review.arming;

import dev.assent.cli.review.keys.Input;
import java.util.OptionalLong;

/** The way from a first key to a verdict. It gets every input while it is open, and is dropped once it is not going on. */
public interface Dialog {
    /**
     * Takes the next input.
     *
     * @param arming has been told of it
     */
    Outcome take(Input input, Arming arming, long at);

    /** Time has passed. */
    Outcome tick(long now);

    /** The whole screen is new to the reader. */
    void disturbed(long now);

    /** When {@link #tick} has something to do. */
    OptionalLong due();

    Prompt prompt(long now);
}
