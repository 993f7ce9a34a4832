package dev.assent.cli.view;

import dev.assent.client.UntrustedText;
import dev.assent.engine.display.Scripts;
import dev.assent.engine.display.Untrusted;
import java.util.List;

/**
 * Text from elsewhere in the form in which it may stand on a screen. The escape is made here, of the raw text, so that
 * nobody has to trust the display form that travelled. This is the one way from the client's text to a screen.
 */
public final class Shown {
    private Shown() {}

    /** The text as a value that shows itself escaped only. */
    public static Untrusted of(UntrustedText text) {
        return new Untrusted(text.raw());
    }

    /** One line. */
    public static String line(UntrustedText text) {
        return of(text).display();
    }

    /** One line. */
    public static String line(String text) {
        return new Untrusted(text).display();
    }

    /** The lines of prose, its line feeds shown. */
    public static List<String> lines(UntrustedText text, Scripts scripts) {
        return split(of(text).displayLines(scripts));
    }

    /** The lines of JSON that the server has indented. */
    public static List<String> json(UntrustedText text, Scripts scripts) {
        return split(of(text).displayJson(scripts));
    }

    private static List<String> split(String form) {
        return form.lines().toList();
    }
}
