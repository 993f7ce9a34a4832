package dev.assent.cli.view;

import dev.assent.client.Ask;
import dev.assent.client.Reason;
import dev.assent.engine.display.Scripts;
import java.util.ArrayList;
import java.util.List;

/** Why an ask is asked, for people. */
public final class ReasonLines {
    private static final String INDENT = "    ";

    private ReasonLines() {}

    /** The ask, then each reason with its place and explanation, then the policies that asked. Explanations are prose. */
    public static List<String> of(Ask ask, Style style, int width, Scripts scripts) {
        List<String> lines = new ArrayList<>();
        lines.add("ask " + style.bold(AskScreen.shortId(ask.askId())) + "  risk "
                + style.risk(ask.summary().risk(), ask.summary().risk().name()));
        for (Reason reason : ask.reasons()) {
            lines.add("  " + style.effect(reason.effect(), reason.effect().name()) + "  "
                    + style.bold(Shown.line(reason.name()))
                    + (reason.position().isEmpty() ? "" : "  " + style.dim(Shown.line(reason.position()))));
            if (!reason.explanation().isEmpty()) {
                lines.addAll(Gutter.around(Shown.lines(reason.explanation(), scripts), INDENT, width));
            }
        }
        lines.add(style.dim("  policies " + Shown.line(ask.policyRevision())));
        return lines;
    }
}
