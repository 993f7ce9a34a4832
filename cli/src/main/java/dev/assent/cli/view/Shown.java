package dev.assent.cli.view;

import dev.assent.client.UntrustedText;
import dev.assent.engine.display.TextFlag;
import dev.assent.engine.display.Untrusted;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Text from elsewhere in the form in which it may stand on a screen. The escape is made here, of the raw text, so that
 * nobody has to trust the display form that travelled.
 */
public final class Shown {
    private Shown() {}

    /** One line. */
    public static String line(UntrustedText text) {
        return line(text.raw());
    }

    /** One line. */
    public static String line(String text) {
        return new Untrusted(text).display();
    }

    /** The lines of a text; line feeds separate them. */
    public static List<String> lines(UntrustedText text) {
        return new Untrusted(text.raw()).displayLines().lines().toList();
    }

    /** What can mislead the reader of a text, in words; empty if nothing. */
    public static String cautions(UntrustedText text) {
        Set<TextFlag> flags = new Untrusted(text.raw()).flags();
        return flags.stream()
                .sorted()
                .map(flag -> flag.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }
}
