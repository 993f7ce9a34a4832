package dev.assent.cli.review.screen;

import static dev.assent.cli.review.screen.Dialog.Look.CALM;
import static dev.assent.cli.review.screen.Dialog.Look.GRAVE;
import static dev.assent.cli.review.screen.Dialog.Look.REJECT;

import dev.assent.cli.Durations;
import dev.assent.cli.review.queue.QueueRow;
import dev.assent.cli.view.AskScreen;
import dev.assent.cli.view.Shown;
import dev.assent.client.AskSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The questions to a reviewer. No text of an agent stands in them. The focus starts at the first field; behind the last one
 * the keys of the dialog work.
 */
public final class Dialogs {
    private static final String BACK = "Esc back";

    private Dialogs() {}

    /** An approval that is sent after a while unless it is undone. */
    public static Dialog held(AskSummary ask, Duration left) {
        String title = "Approved " + name(ask) + ": it is sent in " + Durations.show(left.plusMillis(999));
        return new Dialog(CALM, title, List.of(), List.of(), 0, List.of("u undo"));
    }

    /** MEDIUM. */
    public static Dialog approve(AskSummary ask) {
        return new Dialog(
                CALM, "Approve " + name(ask) + "?", List.of(), List.of(), 0, List.of("y approve", BACK));
    }

    /** HIGH: the code stands beside the risky value. */
    public static Dialog approveByCode(AskSummary ask) {
        return new Dialog(
                GRAVE,
                "APPROVE " + name(ask),
                List.of("Type the code that stands beside the risky value of this ask."),
                List.of(Field.empty("code")),
                0,
                List.of("y approve", BACK));
    }

    /**
     * CRITICAL.
     *
     * @param target whether the ask names its target, which is then typed; else the code
     */
    public static Dialog approveCritical(AskSummary ask, boolean target) {
        String what = target
                ? "Type what this call acts on, as it stands in the ask: its target. Then say why you approve."
                : "Type the code that stands beside the risky value of this ask. Then say why you approve.";
        List<Field> fields = List.of(Field.empty(target ? "target" : "code"), Field.empty("reason"));
        return new Dialog(GRAVE, "APPROVE " + name(ask), List.of(what), fields, 0, List.of("y approve", BACK));
    }

    /**
     * Any risk.
     *
     * @param reasons to choose from, by their numbers
     */
    public static Dialog reject(AskSummary ask, List<String> reasons) {
        return new Dialog(
                REJECT, "Reject " + name(ask) + ": why? The agent reads it.", numbered(reasons), List.of(), 0, List.of(BACK));
    }

    /** The reason in the reviewer's own words. */
    public static Dialog rejectInWords(AskSummary ask) {
        return new Dialog(
                REJECT,
                "Reject " + name(ask) + ": why? The agent reads it.",
                List.of(),
                List.of(Field.empty("reason")),
                0,
                List.of("d reject", BACK));
    }

    public static Dialog rejectGroup(QueueRow.Group group, List<String> reasons) {
        return new Dialog(
                REJECT,
                "Reject all " + group.waiting().size() + " asks of this group: why? The agent reads it.",
                numbered(reasons),
                List.of(),
                0,
                List.of(BACK));
    }

    public static Dialog approveGroup(QueueRow.Group group) {
        return new Dialog(
                CALM,
                "Approve all " + group.waiting().size() + " asks of this group?",
                List.of(),
                List.of(),
                0,
                List.of("y approve all", BACK));
    }

    /**
     * Before an approval with edits goes the way of any approval.
     *
     * @param changes one line for each, in display form
     */
    public static Dialog edited(AskSummary ask, List<String> changes) {
        return new Dialog(
                CALM,
                "You changed the arguments of " + name(ask) + ":",
                changes,
                List.of(),
                0,
                List.of("a approve with these edits", "E edit again", BACK));
    }

    /** @param pending how many approvals still wait to be sent; they are sent before it quits */
    public static Dialog quit(int pending) {
        List<String> lines = pending == 0 ? List.of() : List.of(pending + " approved, not sent yet: u undoes");
        return new Dialog(CALM, "Quit?", lines, List.of(), 0, List.of("q quit", BACK));
    }

    private static List<String> numbered(List<String> reasons) {
        List<String> lines = new ArrayList<>();
        for (String reason : reasons) {
            lines.add((lines.size() + 1) + " " + Shown.line(reason));
        }
        return lines;
    }

    private static String name(AskSummary ask) {
        return AskScreen.shortId(ask.askId()) + " (" + RiskWord.of(ask.risk()) + ")";
    }
}
