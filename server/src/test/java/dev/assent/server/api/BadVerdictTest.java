package dev.assent.server.api;

import static dev.assent.server.api.AskActions.transfer;
import static dev.assent.server.api.TestSidecar.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.ByteString;
import dev.assent.proto.v1.Ask;
import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.Edit;
import dev.assent.proto.v1.Edit.Operation;
import dev.assent.proto.v1.ReviewRequest;
import dev.assent.proto.v1.ReviewResponse.MessageCase;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.VerdictOutcome;
import dev.assent.server.config.SelfReview;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every verdict that is not recorded, alone and on the stream: its status and reason, and that it left nothing behind. */
class BadVerdictTest extends OnSidecar {
    private static final String VAST = """
                - id: vast
                  condition: tool.name == 'bank.transfer' && args.amount > 50000
                  effect: ask
                  risk: critical
                  review: {target: string(args.to)}
            """;

    private final List<Case> cases = new ArrayList<>();
    private final List<AskReference> all = new ArrayList<>();

    /** What is refused, as it is refused alone; on the stream the reason is the same. */
    private record Case(String name, String reviewer, SubmitVerdictRequest verdict, String expected) {}

    @BeforeEach
    void start() throws IOException {
        sidecar.restartWithReviewers(SelfReview.REFUSE, "ann finance", "bo finance", "sue finance", "cyd sales");
        sidecar.serve(TestSidecar.POLICY
                .replace(
                        "effect: ask\n      explanation",
                        "effect: ask\n      review: {groups: [finance], approvals: 2}\n      explanation")
                .replace("    - id: mallory", VAST + "    - id: mallory"));
    }

    @TestFactory
    Stream<DynamicTest> badVerdicts() {
        AskReference open = ask(transfer(500).setAcceptsEdits(true));
        shapes(open);
        people(open);
        versions(open);
        edits(open);
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.name, () -> check(c)));
    }

    private void check(Case bad) {
        List<Ask> before = stored();
        ByteString events = lastEvent();

        assertThat(failure(catchThrowable(() -> sidecar.reviewer(bad.reviewer).submitVerdict(bad.verdict))))
                .isEqualTo(bad.expected);
        assertThat(reasonOnTheStream(bad)).isEqualTo(bad.expected.split(" ", -1)[1]);

        assertThat(stored()).isEqualTo(before);
        assertThat(lastEvent()).as("events").isEqualTo(events);
    }

    private void shapes(AskReference open) {
        bad("no outcome", approve(open).clearOutcome(), "INVALID_ARGUMENT INVALID_VERDICT");
        bad("outcome of a later release", approve(open).setOutcomeValue(9), "INVALID_ARGUMENT INVALID_VERDICT");
        bad("no etag", approve(open).clearEtag(), "INVALID_ARGUMENT INVALID_VERDICT");
        bad("note too long", approve(open).setNote("n".repeat(4_097)), "INVALID_ARGUMENT INVALID_VERDICT");
        bad("reason code too long", approve(open).setReasonCode("a".repeat(65)), "INVALID_ARGUMENT INVALID_VERDICT");
        bad("reason code of other letters", approve(open).setReasonCode("Fraud"), "INVALID_ARGUMENT INVALID_VERDICT");
        bad("reason code with a line break", approve(open).setReasonCode("a\n"), "INVALID_ARGUMENT INVALID_VERDICT");
        bad("request id with a blank", approve(open).setRequestId("a b"), "INVALID_ARGUMENT INVALID_REQUEST_ID");
        bad("request id too long", approve(open).setRequestId("a".repeat(129)), "INVALID_ARGUMENT INVALID_REQUEST_ID");
        bad("no ask id", approve(open).clearAskId(), "NOT_FOUND ASK_NOT_FOUND");
        bad("unknown ask", approve(open).setAskId("0".repeat(26)), "NOT_FOUND ASK_NOT_FOUND");
        bad("ask id of the other case", approve(open).setAskId(otherCase(open)), "NOT_FOUND ASK_NOT_FOUND");
        String prefix = open.getAskId().substring(0, 10);
        bad("beginning of an ask id", approve(open).setAskId(prefix), "NOT_FOUND ASK_NOT_FOUND");
    }

    private void people(AskReference open) {
        bad("in no group", "cyd", approve(open), "PERMISSION_DENIED REVIEWER_NOT_ELIGIBLE");
        bad("reject, in no group", "cyd", reject(open), "PERMISSION_DENIED REVIEWER_NOT_ELIGIBLE");
        bad("subject of the call", "sue", approve(open), "PERMISSION_DENIED SELF_REVIEW");
        bad("reject by the subject", "sue", reject(open), "PERMISSION_DENIED SELF_REVIEW");
    }

    private void versions(AskReference open) {
        AskReference ended = ask(transfer(600));
        asks.cancel(ended);
        bad("approve after the end", approve(ended), "FAILED_PRECONDITION ASK_NOT_PENDING");
        bad("reject after the end", reject(ended), "FAILED_PRECONDITION ASK_NOT_PENDING");
        bad("stale etag", approve(open).setEtag("0-0"), "ABORTED ASK_CHANGED");
        bad("reject of a stale etag", reject(open).setEtag("0-0"), "ABORTED ASK_CHANGED");
        AskReference other = ask(transfer(700));
        bad("etag of another ask", approve(open).setEtag(etag(other)), "ABORTED ASK_CHANGED");
        bad("digest of another call", approve(open).setCallDigest(digest(other)), "ABORTED ASK_CHANGED");

        AskReference voted = ask(transfer(800));
        SubmitVerdictRequest.Builder first = approve(voted).setRequestId("v1").setNote("fine");
        asks.vote(first);
        bad("same request id, other body", first.clone().setNote("x"), "ALREADY_EXISTS REQUEST_ID_REUSED");
        bad("same request id, reject", reject(voted).setRequestId("v1"), "ALREADY_EXISTS REQUEST_ID_REUSED");
        bad("second approval", first.clone().setRequestId("v2"), "FAILED_PRECONDITION VERDICT_ALREADY_GIVEN");

        AskReference high = ask(transfer(20_000));
        bad("no challenge", approve(high).clearChallengeAnswer(), "FAILED_PRECONDITION CHALLENGE_FAILED");
        bad("wrong challenge", approve(high).setChallengeAnswer("???"), "FAILED_PRECONDITION CHALLENGE_FAILED");
        String lower = asks.get(high).getChallenge().toLowerCase(java.util.Locale.ROOT);
        bad(
                "challenge and more",
                approve(high).setChallengeAnswer(lower + " "),
                "FAILED_PRECONDITION CHALLENGE_FAILED");
        critical(ask(transfer(60_000)));
    }

    /** Its target is eve. */
    private void critical(AskReference vast) {
        for (String typed : List.of("", "EVE", "Eve", " eve", "eve ", "ev", "eve\n", "e\u200Bve", "\u0435ve", "K7Q")) {
            bad(
                    "target typed as '" + typed + "'",
                    approve(vast).setChallengeAnswer(typed).setNote("fine"),
                    "FAILED_PRECONDITION CHALLENGE_FAILED");
        }
        for (String note : List.of("", " ", "\n", "\u200B", "...")) {
            bad("reason '" + note + "'", approve(vast).setNote(note), "INVALID_ARGUMENT INVALID_VERDICT");
        }
    }

    private void edits(AskReference open) {
        AskReference sealed = ask(transfer(900));
        bad(
                "edit that the agent cannot run",
                approve(sealed).addEdits(replace("/to", "1")),
                "FAILED_PRECONDITION EDITS_NOT_ACCEPTED");
        bad("reject with an edit", reject(open).addEdits(replace("/to", "1")), "INVALID_ARGUMENT INVALID_VERDICT");
        bad(
                "101 edits",
                approve(open).addAllEdits(Collections.nCopies(101, replace("/to", "1"))),
                "INVALID_ARGUMENT INVALID_VERDICT");
        bad(
                "edit that policy denies",
                approve(open).addEdits(replace("/to", "\"mallory\"")),
                "FAILED_PRECONDITION EDIT_DENIED_BY_POLICY");

        badEdit("edit that raises the risk", open, replace("/amount", "20000").toBuilder());
        badEdit("edit that raises it further", open, replace("/amount", "60000").toBuilder());
        badEdit("no operation", open, replace("/to", "1").toBuilder().clearOperation());
        badEdit(
                "operation of a later release",
                open,
                replace("/to", "1").toBuilder().setOperationValue(9));
        for (String pointer : List.of("", "to", "/~2", "/nowhere", "/to/0", "/nowhere/x", "/TO", "/")) {
            badEdit("replace at '" + pointer + "'", open, replace(pointer, "1").toBuilder());
            badEdit("remove at '" + pointer + "'", open, remove(pointer));
        }
        badEdit(
                "add below nothing",
                open,
                replace("/nowhere/x", "1").toBuilder().setOperation(Operation.OPERATION_ADD));
        badEdit("remove twice", open, remove("/to"), remove("/to"));
        badEdit("very long pointer", open, remove("/" + "\u4e2d".repeat(100_000)));
        for (String value : List.of("", " ", "{bad", "1 2", "NaN", "'x'", "{\"a\":1,\"a\":2}", "\"\\ud800\"", "[1,]")) {
            badEdit("value " + value, open, replace("/to", value).toBuilder());
        }
        badEdit("value too deep", open, replace("/to", nested(65)).toBuilder());
        badEdit("value too deep where it stands", open, replace("/to", nested(64)).toBuilder());
        badEdit("value too large", open, replace("/to", text(1 << 20)).toBuilder());
        badEdit("values too large together", open, replace("/to", text(600_000)).toBuilder(), added(600_000));
        bad(
                "a good edit and a bad one",
                approve(open).addEdits(replace("/to", "1")).addEdits(remove("/nowhere")),
                "INVALID_ARGUMENT INVALID_EDIT");
    }

    private void badEdit(String name, AskReference ask, Edit.Builder... edits) {
        SubmitVerdictRequest.Builder verdict = approve(ask);
        Stream.of(edits).forEach(verdict::addEdits);
        bad(name, verdict, "INVALID_ARGUMENT INVALID_EDIT");
    }

    private void bad(String name, SubmitVerdictRequest.Builder verdict, String expected) {
        bad(name, "ann", verdict, expected);
    }

    private void bad(String name, String reviewer, SubmitVerdictRequest.Builder verdict, String expected) {
        cases.add(new Case(name, reviewer, verdict.build(), expected));
    }

    private AskReference ask(DecideRequest.Builder request) {
        AskReference ask = asks.ask(request);
        all.add(ask);
        return ask;
    }

    private List<Ask> stored() {
        return all.stream().map(asks::stored).toList();
    }

    /** A checkpoint holds the number of the last event. */
    private ByteString lastEvent() {
        StreamClient stream = StreamClient.on(sidecar).open();
        ByteString cursor = stream.next(MessageCase.CHECKPOINT).getCheckpoint().getCursor();
        stream.hangUp();
        return cursor;
    }

    private String reasonOnTheStream(Case bad) {
        StreamClient stream = StreamClient.of(sidecar, bad.reviewer).open();
        stream.send(ReviewRequest.newBuilder().setVerdict(bad.verdict));
        String reason = stream.next(MessageCase.VERDICT_RESULT)
                .getVerdictResult()
                .getProblem()
                .getReason()
                .name();
        stream.hangUp();
        return reason.substring("ERROR_REASON_".length());
    }

    private SubmitVerdictRequest.Builder approve(AskReference ask) {
        return asks.verdict(ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE);
    }

    private SubmitVerdictRequest.Builder reject(AskReference ask) {
        return asks.verdict(ask, VerdictOutcome.VERDICT_OUTCOME_REJECT);
    }

    private String etag(AskReference ask) {
        return asks.get(ask).getSummary().getEtag();
    }

    private String digest(AskReference ask) {
        return asks.get(ask).getSummary().getCallDigest();
    }

    private static String otherCase(AskReference ask) {
        String upper = ask.getAskId().toUpperCase(java.util.Locale.ROOT);
        return upper.equals(ask.getAskId()) ? ask.getAskId().toLowerCase(java.util.Locale.ROOT) : upper;
    }

    private static Edit replace(String pointer, String value) {
        return Edit.newBuilder()
                .setOperation(Operation.OPERATION_REPLACE)
                .setPointer(pointer)
                .setValueJson(value)
                .build();
    }

    private static Edit.Builder remove(String pointer) {
        return Edit.newBuilder().setOperation(Operation.OPERATION_REMOVE).setPointer(pointer);
    }

    private static Edit.Builder added(int length) {
        return replace("/more", text(length)).toBuilder().setOperation(Operation.OPERATION_ADD);
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    private static String text(int length) {
        return "\"" + "x".repeat(length) + "\"";
    }
}
