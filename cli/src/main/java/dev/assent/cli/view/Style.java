package dev.assent.cli.view;

import dev.assent.client.Effect;
import dev.assent.client.Risk;

/** Colours, or none. Meaning never rests on them alone. */
public record Style(boolean colour) {
    public static final Style PLAIN = new Style(false);

    public String bold(String text) {
        return paint("1", text);
    }

    public String dim(String text) {
        return paint("2", text);
    }

    public String good(String text) {
        return paint("32", text);
    }

    public String bad(String text) {
        return paint("1;31", text);
    }

    public String attention(String text) {
        return paint("1;33", text);
    }

    /** In the colour of the effect; {@code text} is usually its padded name. */
    public String effect(Effect effect, String text) {
        return switch (effect) {
            case ALLOW -> good(text);
            case DENY -> bad(text);
            case ASK -> attention(text);
        };
    }

    public String risk(Risk risk, String text) {
        return switch (risk) {
            case LOW -> text;
            case MEDIUM -> bold(text);
            case HIGH -> attention(text);
            case CRITICAL -> bad(text);
        };
    }

    private String paint(String code, String text) {
        return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
