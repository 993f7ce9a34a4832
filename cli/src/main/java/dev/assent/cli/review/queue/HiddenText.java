package dev.assent.cli.review.queue;

import dev.assent.cli.view.Shown;
import dev.assent.client.AskSummary;
import dev.assent.client.TextFlag;
import java.util.stream.Stream;

/** Whether text of an ask hides something from the eye: as the server says of all of it, or as we see of what is here. */
final class HiddenText {
    private HiddenText() {}

    static boolean isIn(AskSummary ask) {
        return ask.flags().stream().anyMatch(flag -> flag != TextFlag.NON_ASCII)
                || Stream.of(ask.tool(), ask.agent(), ask.subject(), ask.session())
                        .anyMatch(text -> Shown.of(text).findings().isHiding());
    }
}
