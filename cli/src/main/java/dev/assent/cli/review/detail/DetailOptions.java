package dev.assent.cli.review.detail;

import static java.util.Objects.requireNonNull;

/**
 * How to show asks.
 *
 * @param reviewer who looks; empty if not known
 */
public record DetailOptions(String reviewer) {
    public static final DetailOptions DEFAULT = new DetailOptions("");

    public DetailOptions {
        requireNonNull(reviewer, "reviewer");
    }
}
