package dev.assent.cli.review.arming;

import java.time.Duration;

/**
 * A dialog as it stands, to be shown.
 *
 * @param typed what has been typed so far, as it came
 * @param hint what the last key was not good for; empty if nothing
 * @param remaining until the verdict is sent, at HOLD and SETTLE; else zero
 */
public record Prompt(Step step, String typed, String hint, Duration remaining) {}
