package dev.assent.cli.review.queue;

import dev.assent.client.AskSummary;
import dev.assent.client.UntrustedText;
import dev.assent.engine.display.TextFlag;
import dev.assent.engine.display.Untrusted;
import java.util.Set;
import java.util.stream.Stream;

/** Whether text of an ask hides something from the eye. */
final class HiddenText {
    private HiddenText() {}

    static boolean isIn(AskSummary ask) {
        return Stream.of(ask.tool(), ask.agent(), ask.subject(), ask.session()).anyMatch(HiddenText::hides);
    }

    private static boolean hides(UntrustedText text) {
        Set<TextFlag> flags = new Untrusted(text.raw()).flags();
        return flags.contains(TextFlag.BIDI) || flags.contains(TextFlag.INVISIBLE) || flags.contains(TextFlag.CONTROL);
    }
}
