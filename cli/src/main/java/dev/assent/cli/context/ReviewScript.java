package dev.assent.cli.context;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

/** Names of writing systems that prose may show unescaped. */
final class ReviewScript {
    /** Letters of every script that runs from the right stand below it. */
    private static final int END_OF_SCRIPTS = 0x20000;

    private ReviewScript() {}

    /**
     * The script of a name of Unicode, such as {@code Cyrillic}.
     *
     * @throws IllegalArgumentException with a message for people
     */
    static UnicodeScript named(String name) {
        UnicodeScript script;
        try {
            script = UnicodeScript.forName(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not the name of a script (expected: one of Unicode, such as Cyrillic)", e);
        }
        switch (script) {
            case COMMON, INHERITED, UNKNOWN ->
                throw new IllegalArgumentException(script.name().toLowerCase(Locale.ROOT) + " is no writing system");
            default -> {}
        }
        if (runsFromTheRight(script)) {
            throw new IllegalArgumentException("right-to-left text always stands escaped, since it reorders what is beside it");
        }
        return script;
    }

    /** As people write it: {@code Cyrillic}, {@code Old_Italic}. */
    static String name(UnicodeScript script) {
        StringBuilder name = new StringBuilder(script.name().toLowerCase(Locale.ROOT));
        for (int i = 0; i < name.length(); i++) {
            if (i == 0 || name.charAt(i - 1) == '_') {
                name.setCharAt(i, Character.toUpperCase(name.charAt(i)));
            }
        }
        return name.toString();
    }

    private static boolean runsFromTheRight(UnicodeScript script) {
        for (int c = 0; c < END_OF_SCRIPTS; c++) {
            byte direction = Character.getDirectionality(c);
            boolean fromTheRight = direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
            if (fromTheRight && UnicodeScript.of(c) == script) {
                return true;
            }
        }
        return false;
    }
}
