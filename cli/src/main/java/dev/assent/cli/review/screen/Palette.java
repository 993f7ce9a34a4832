package dev.assent.cli.review.screen;

import dev.assent.cli.review.detail.Role;
import dev.assent.cli.view.Style;
import dev.assent.client.Risk;
import org.jline.utils.AttributedStyle;

/** Colours of roles and risks: the eight of any terminal, told apart without red against green; or none at all. */
final class Palette {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    private final boolean colour;

    Palette(Style style) {
        this.colour = style.colour();
    }

    AttributedStyle of(Role role) {
        return switch (role) {
            case PLAIN, UNTRUSTED -> PLAIN;
            case LABEL, GUTTER -> colour(AttributedStyle.CYAN);
            case TITLE -> bold();
            case FAINT -> faint();
            case WARNING -> bold(AttributedStyle.YELLOW);
            case ADDED -> bold(AttributedStyle.BLUE);
            case REMOVED -> faint();
            case CODE -> inverse();
        };
    }

    AttributedStyle of(Risk risk) {
        return switch (risk) {
            case LOW -> PLAIN;
            case MEDIUM -> bold();
            case HIGH -> bold(AttributedStyle.YELLOW);
            case CRITICAL ->
                colour ? PLAIN.bold().foreground(AttributedStyle.RED).inverse() : PLAIN;
        };
    }

    AttributedStyle plain() {
        return PLAIN;
    }

    AttributedStyle bold() {
        return colour ? PLAIN.bold() : PLAIN;
    }

    AttributedStyle faint() {
        return colour ? PLAIN.faint() : PLAIN;
    }

    AttributedStyle inverse() {
        return colour ? PLAIN.inverse() : PLAIN;
    }

    AttributedStyle warning() {
        return bold(AttributedStyle.YELLOW);
    }

    private AttributedStyle colour(int number) {
        return colour ? PLAIN.foreground(number) : PLAIN;
    }

    private AttributedStyle bold(int number) {
        return colour ? PLAIN.bold().foreground(number) : PLAIN;
    }

    /** Where a cursor stands must be seen without styles too. */
    boolean isPlain() {
        return !colour;
    }
}
