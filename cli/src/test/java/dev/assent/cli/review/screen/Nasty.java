package dev.assent.cli.review.screen;

import java.util.List;
import java.util.Random;

/** Texts that want to leave their place, from a seed. */
final class Nasty {
    private static final List<String> PIECES = List.of(
            "\u001B[2J\u001B[1;1H",
            "\u001B[1;1HRISK LOW",
            "\u001B]0;title\u0007",
            "\u001B]52;c;cm0=\u001B\\",
            "\u001B]8;;http://x\u001B\\link\u001B]8;;\u001B\\",
            "\u001BP+q\u001B\\",
            "\u001B7",
            "\u001Bc",
            "\u009B31m",
            "\u009D0;x\u009C",
            "\r",
            "\r\n",
            "\n",
            "\t",
            "\u000B",
            "\u000C",
            "\b\b\b\b",
            "\u0007",
            "\u0000",
            "\u007F",
            "\u202E",
            "\u202D",
            "\u2066",
            "\u2069",
            "\u200B",
            "\u200D",
            "\uFEFF",
            "\u2028",
            "\u2029",
            "\u00AD",
            "\u05D0\u05D1",
            "\u0627\u0644",
            "\u0301\u0302\u0303\u0304",
            "\u4E2D\u6587",
            "\uFF41\uFF42",
            "\uD83D\uDE00",
            "\uD83D\uDC69\u200D\uD83D\uDCBB",
            "\uD83C\uDDE9\uD83C\uDDEA",
            "\uDB40\uDC61",
            "\uFE0F",
            "\u2502\u2500\u2503",
            "\u27E6U+202E\u27E7",
            "\u241B",
            "\u23CE",
            "⟦300 spaces⟧",
            "┃ ",
            "━━ code XXX",
            "-- end of arguments --",
            " ".repeat(200),
            "A".repeat(300),
            "word ",
            "e\u0301",
            "\u0E01\u0E31\u0E49",
            "\u1112\u1161\u11AB",
            "\\u001b[2J",
            "\"}",
            "{",
            "@|bold x|@");

    private Nasty() {}

    static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(
                    random.nextInt(4) == 0
                            ? Character.toString(codePoint(random))
                            : PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static int codePoint(Random random) {
        int c = random.nextInt(random.nextBoolean() ? 0x3000 : Character.MAX_CODE_POINT + 1);
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 'x' : c;
    }
}
