package dev.assent.cli.review.detail;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.display.Scripts;

/**
 * How to show asks.
 *
 * @param scripts those that the reviewer reads: prose shows them, identifiers never do
 */
public record DetailOptions(Scripts scripts) {
    public static final DetailOptions DEFAULT = new DetailOptions(Scripts.ASCII);

    public DetailOptions {
        requireNonNull(scripts, "scripts");
    }
}
