package dev.assent.cli.review.detail;

import dev.assent.cli.view.Decodings;
import dev.assent.cli.view.Shown;
import dev.assent.client.Ask;
import dev.assent.client.AskSummary;
import dev.assent.client.ChallengeKind;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.display.Decoded;
import dev.assent.engine.json.JsonChange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes a {@link Detail}, block by block: what is unusual first, what the agent says of itself last. */
final class DetailWriter {
    private final Ask ask;
    private final Texts texts;
    private final Page page;

    DetailWriter(Ask ask, DetailOptions options, int width) {
        this.ask = ask;
        this.texts = new Texts(options.scripts());
        this.page = new Page(width);
    }

    Detail write() {
        Comparison last = Comparison.withLastAllowed(ask);
        new Facts(ask, texts, page).write();
        page.blank();
        unusual(last);
        new Flags(page).write(ask);
        target();
        differences("EDITED", "by a reviewer, against what the agent sent", Comparison.withOriginal(ask));
        differences("DIFF", "to the last allowed call", last);
        page.blank();
        new ArgumentsBlock(ask, texts, page).write(last);
        decoded();
        agentSays();
        page.blank();
        page.say(Role.FAINT, "-- end --");
        AskSummary summary = ask.summary();
        return new Detail(
                summary.askId() + " " + summary.etag() + " " + texts.scripts(),
                summary.risk(),
                page.width(),
                page.lines(),
                page.mustSee(),
                ArgumentsBlock.isTooBig(ask),
                ask.acceptsEdits());
    }

    private void unusual(Comparison last) {
        if (ask.lastAllowedArgumentsJson().isEmpty()) {
            page.title("UNUSUAL", "no allowed call to compare with");
        } else if (!last.isThere()) {
            page.title("UNUSUAL", "cannot be compared with the last allowed call");
        } else if (last.changes().isEmpty()) {
            page.title("UNUSUAL", "nothing: the same arguments as in the last allowed call");
        } else {
            String count = Texts.count(last.changes().size(), "change", "changes");
            page.title("UNUSUAL", (last.complete() ? "" : "more than ") + count + " from the last allowed call");
            for (JsonChange change : last.changes()) {
                page.remark(texts.pointer(change.pointer()), Novelty.of(change));
            }
        }
    }

    private void target() {
        boolean typed = ask.challengeKind() == ChallengeKind.TARGET;
        ask.target()
                .ifPresent(target -> page.field(
                        typed ? "TARGET" : "target", Shown.of(target).display(), typed ? Role.CODE : Role.UNTRUSTED));
        if (typed) {
            page.note("", Role.PLAIN, "to be typed for an approval");
        }
    }

    private void differences(String title, String more, Comparison comparison) {
        if (!comparison.changes().isEmpty()) {
            page.blank();
            page.title(title, more);
            new DiffBlock(texts, page).write(comparison);
        }
    }

    private void decoded() {
        for (Decoded part : Decodings.of(ask.argumentsJson())) {
            page.blank();
            String layer = part.layer() > 1 ? ", decoded twice" : "";
            page.title("DECODED", part.encoding().name().toLowerCase(Locale.ROOT) + layer + ", in:");
            page.block(List.of(texts.line(part.where())));
            texts.decoded(part).forEach(line -> page.marked("  ", line, Role.UNTRUSTED));
            if (part.cut()) {
                page.say(Role.FAINT, "-- and so on --");
            }
        }
    }

    /** The context, too, is what the side of the agent says. */
    private void agentSays() {
        Optional<JsonObject> context = Texts.parsed(ask.contextJson());
        if (!ask.contextJson().isEmpty()
                && !(context.isPresent() && context.get().isEmpty())) {
            page.blank();
            page.title("AGENT SAYS (unverified)", "");
            page.block(texts.json(ask.contextJson()));
        }
    }
}
