package dev.assent.cli.review.app;

import dev.assent.cli.review.arming.Prompt;
import dev.assent.cli.review.arming.RejectReason;
import dev.assent.cli.review.screen.Dialog;
import dev.assent.cli.review.screen.Dialogs;
import dev.assent.cli.review.screen.Field;
import dev.assent.client.AskSummary;
import dev.assent.client.Risk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Dialogs as the screen draws them. */
final class Prompts {
    private static final List<String> REASONS =
            Arrays.stream(RejectReason.values()).map(RejectReason::text).toList();

    private Prompts() {}

    /** @param isTarget whether the challenge is the target of the call */
    static Dialog of(Deciding deciding, Prompt prompt, boolean isTarget) {
        AskSummary ask = deciding.first();
        Dialog dialog = switch (prompt.step()) {
            case HOLD -> Dialogs.held(ask, prompt.remaining());
            case CODE, TARGET, REASON, CONFIRM, SETTLE -> approval(deciding, prompt, isTarget);
            case REJECT_REASON ->
                deciding.group()
                        .map(group -> Dialogs.rejectGroup(group, REASONS))
                        .orElseGet(() -> Dialogs.reject(ask, REASONS));
            case REJECT_NOTE -> Dialogs.rejectInWords(ask).with(0, field("reason", prompt));
        };
        List<String> keys = switch (prompt.step()) {
            case REJECT_REASON -> List.of("1-6 reject", "t in your own words", "Esc back");
            default -> dialog.keys();
        };
        List<String> lines = new ArrayList<>(dialog.lines());
        if (!prompt.hint().isEmpty() && dialog.focus() >= dialog.fields().size()) {
            lines.add("x " + prompt.hint());
        }
        return new Dialog(dialog.look(), dialog.title(), lines, dialog.fields(), dialog.focus(), keys);
    }

    private static Dialog approval(Deciding deciding, Prompt prompt, boolean isTarget) {
        AskSummary ask = deciding.first();
        if (deciding.group().isPresent()) {
            return Dialogs.approveGroup(deciding.group().get());
        }
        if (!ask.risk().wantsChallenge()) {
            return Dialogs.approve(ask);
        }
        String challenge = isTarget ? "target" : "code";
        if (ask.risk() != Risk.CRITICAL) {
            Dialog high = Dialogs.approveByCode(ask);
            return switch (prompt.step()) {
                case CODE, TARGET -> high.with(0, field(challenge, prompt));
                default -> high.with(0, done(challenge, prompt.answer())).focus(1);
            };
        }
        Dialog critical = Dialogs.approveCritical(ask, isTarget);
        return switch (prompt.step()) {
            case CODE, TARGET -> critical.with(0, field(challenge, prompt));
            case REASON ->
                critical.with(0, done(challenge, prompt.answer()))
                        .with(1, field("reason", prompt))
                        .focus(1);
            default ->
                critical.with(0, done(challenge, prompt.answer()))
                        .with(1, done("reason", prompt.note()))
                        .focus(2);
        };
    }

    private static Field field(String label, Prompt prompt) {
        return new Field(label, prompt.typed(), prompt.typed().length(), prompt.hint());
    }

    private static Field done(String label, String text) {
        return new Field(label, text, text.length(), "");
    }
}
