package dev.assent.cli.review.screen;

import dev.assent.cli.Durations;
import dev.assent.cli.review.arming.Prompt;
import dev.assent.cli.review.arming.RejectReason;
import dev.assent.cli.review.arming.Stakes;
import dev.assent.cli.view.AskScreen;
import dev.assent.client.AskSummary;
import dev.assent.client.Risk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The questions to a reviewer, in words. No text of an agent stands in them. */
public final class Dialogs {
    private static final String BACK = "Esc back";

    private Dialogs() {}

    /** The way to an approval, as far as it has come. */
    public static Dialog approval(AskSummary ask, Stakes stakes, Prompt prompt) {
        return approval(name(ask), stakes, prompt);
    }

    /** As {@link #approval(AskSummary, Stakes, Prompt)}, of several asks at once. */
    public static Dialog approvalOfGroup(Stakes stakes, Prompt prompt) {
        return approval("all " + stakes.asks() + " asks of this group", stakes, prompt);
    }

    /** The way to a rejection, as far as it has come. */
    public static Dialog rejection(AskSummary ask, Prompt prompt) {
        return rejection(name(ask), prompt);
    }

    /** As {@link #rejection(AskSummary, Prompt)}, of several asks at once. */
    public static Dialog rejectionOfGroup(int asks, Prompt prompt) {
        return rejection("all " + asks + " asks of this group", prompt);
    }

    /**
     * Before an approval with edits goes the way of any approval.
     *
     * @param changes one line for each, in display form
     */
    public static Dialog edited(AskSummary ask, List<String> changes) {
        return Dialog.calm(
                "You changed the arguments of " + name(ask),
                changes,
                "",
                "a approve with these edits",
                "E edit again",
                BACK);
    }

    /**
     * Before it is over.
     *
     * @param held how many approvals can still be undone
     */
    public static Dialog quit(int held) {
        List<String> lines = held == 0 ? List.of() : List.of(held + " approved, not sent yet");
        return Dialog.calm("Quit?", lines, "", "q quit", BACK);
    }

    private static Dialog approval(String what, Stakes stakes, Prompt prompt) {
        boolean critical = stakes.risk() == Risk.CRITICAL;
        return switch (prompt.step()) {
            case HOLD -> {
                String left = Durations.show(prompt.remaining().plusMillis(999));
                yield Dialog.calm("Approved " + what + ": sent in " + left, List.of(), prompt.hint(), "u undo");
            }
            case CONFIRM ->
                stakes.risk().wantsChallenge()
                        ? grave(what, "3 of 3  One more key.", Optional.empty(), prompt, "y approve")
                        : Dialog.calm("Approve " + what + "?", List.of(), prompt.hint(), "y approve", BACK);
            case CODE ->
                grave(
                        what,
                        (critical ? "1 of 3  " : "") + "Type the code that stands beside the risky value of this call.",
                        Optional.of(new Field("code", prompt.typed())),
                        prompt);
            case TARGET ->
                grave(
                        what,
                        (critical ? "1 of 3  " : "") + "Type the target of this call, as it stands in the ask.",
                        Optional.of(new Field("target", prompt.typed())),
                        prompt,
                        "Enter next");
            case REASON ->
                grave(
                        what,
                        "2 of 3  Say why you approve it.",
                        Optional.of(new Field("reason", prompt.typed())),
                        prompt,
                        "Enter next");
            case SETTLE -> Dialog.calm("Approving " + what, List.of(), prompt.hint(), BACK);
            case REJECT_REASON, REJECT_NOTE -> throw new IllegalArgumentException("step: " + prompt.step());
        };
    }

    private static Dialog grave(String what, String line, Optional<Field> field, Prompt prompt, String... keys) {
        List<String> all = new ArrayList<>(List.of(keys));
        all.add(BACK);
        return new Dialog(Dialog.Look.GRAVE, "APPROVE " + what, List.of(line), field, prompt.hint(), all);
    }

    private static Dialog rejection(String what, Prompt prompt) {
        String title = "Reject " + what + ". Why? The agent reads it.";
        return switch (prompt.step()) {
            case REJECT_REASON -> {
                List<String> reasons = Arrays.stream(RejectReason.values())
                        .map(reason -> reason.key() + "  " + reason.text())
                        .toList();
                yield Dialog.calm(title, reasons, prompt.hint(), "t type a reason", BACK);
            }
            case REJECT_NOTE ->
                new Dialog(
                        Dialog.Look.CALM,
                        title,
                        List.of(),
                        Optional.of(new Field("reason", prompt.typed())),
                        prompt.hint(),
                        List.of("Enter reject", BACK));
            case HOLD, CONFIRM, CODE, TARGET, REASON, SETTLE ->
                throw new IllegalArgumentException("step: " + prompt.step());
        };
    }

    private static String name(AskSummary ask) {
        return AskScreen.shortId(ask.askId()) + " " + RiskWord.of(ask.risk());
    }
}
