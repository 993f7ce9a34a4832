package dev.assent.server.api;

import static dev.assent.server.api.AskActions.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.ByteString;
import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.AskSummary;
import dev.assent.proto.v1.ClaimAsk;
import dev.assent.proto.v1.ExtendLease;
import dev.assent.proto.v1.OpenReview;
import dev.assent.proto.v1.ReleaseAsk;
import dev.assent.proto.v1.ReviewRequest;
import dev.assent.proto.v1.ReviewResponse.MessageCase;
import dev.assent.proto.v1.WatchAsksRequest;
import dev.assent.server.config.SelfReview;
import dev.assent.server.port.AskStore;
import dev.assent.server.store.sqlite.SqliteAskStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims that are not granted and cursors that lead nowhere: what the reviewer is told, and that nothing has changed. */
class BadReviewMessageTest extends OnSidecar {
    @BeforeEach
    void start() throws IOException {
        sidecar.restartWithReviewers(SelfReview.REFUSE, "ann finance", "bo finance", "sue finance", "cyd sales");
        sidecar.serve(TestSidecar.POLICY.replace(
                "effect: ask\n      explanation", "effect: ask\n      review: {groups: [finance]}\n      explanation"));
    }

    @Test
    void anothersLease_isNeitherExtendedNorReleasedNorTaken() {
        AskReference ask = asks.ask(transfer(500));
        StreamClient ann = StreamClient.of(sidecar, "ann").open().claim(ask.getAskId());
        ann.next(MessageCase.CLAIMED);
        AskSummary before = asks.stored(ask).getSummary();
        StreamClient bo = StreamClient.of(sidecar, "bo").open();
        assertThat(problem(bo, extend(ask.getAskId()))).isEqualTo("ASK_NOT_FOUND");
        assertThat(problem(bo, release(ask.getAskId()))).isEqualTo("ASK_NOT_FOUND");
        assertThat(problem(bo, claim(ask.getAskId()))).isEqualTo("ASK_CLAIMED");
        StreamClient annElsewhere = StreamClient.of(sidecar, "ann").open();
        assertThat(problem(annElsewhere, extend(ask.getAskId()))).isEqualTo("ASK_NOT_FOUND");
        assertThat(problem(annElsewhere, release(ask.getAskId()))).isEqualTo("ASK_NOT_FOUND");
        assertThat(asks.stored(ask).getSummary()).isEqualTo(before);
        assertThat(before.getLease().getReviewer()).isEqualTo("ann");
    }

    @Test
    void askThatIsNotOnesOwnToClaim_staysFree() {
        AskReference ask = asks.ask(transfer(500));
        AskReference ended = asks.ask(transfer(600));
        asks.cancel(ended);
        List<AskSummary> before =
                List.of(asks.stored(ask).getSummary(), asks.stored(ended).getSummary());
        ByteString events = lastEvent();
        StreamClient ann = StreamClient.of(sidecar, "ann").open();
        assertThat(problem(ann, claim(ended.getAskId()))).isEqualTo("ASK_NOT_PENDING");
        assertThat(problem(ann, claim("0".repeat(26)))).isEqualTo("ASK_NOT_FOUND");
        assertThat(problem(ann, claim(""))).isEqualTo("ASK_NOT_FOUND");
        for (String askId : List.of(ask.getAskId(), ended.getAskId(), "0".repeat(26), "")) {
            assertThat(problem(ann, extend(askId))).isEqualTo("ASK_NOT_FOUND");
            assertThat(problem(ann, release(askId))).isEqualTo("ASK_NOT_FOUND");
        }
        for (String other : List.of("cyd", "sue")) {
            assertThat(problem(StreamClient.of(sidecar, other).open(), claim(ask.getAskId())))
                    .isEqualTo("REVIEWER_NOT_ELIGIBLE");
        }
        assertThat(List.of(asks.stored(ask).getSummary(), asks.stored(ended).getSummary()))
                .isEqualTo(before);
        assertThat(lastEvent()).isEqualTo(events);
    }

    @Test
    void claimBeyondTheCredit_leavesTheAskFree_andWhatIsHeldHeld() {
        AskReference held = asks.ask(transfer(500));
        AskReference wanted = asks.ask(transfer(600));
        StreamClient ann = StreamClient.of(sidecar, "ann")
                .open(OpenReview.newBuilder().setCredit(1))
                .claim(held.getAskId());
        ann.next(MessageCase.CLAIMED);
        AskSummary before = asks.stored(held).getSummary();
        assertThat(problem(ann, claim(wanted.getAskId()))).isEqualTo("CREDIT_EXHAUSTED");
        assertThat(asks.get(wanted).getSummary().hasLease()).isFalse();
        assertThat(asks.stored(held).getSummary()).isEqualTo(before);
    }

    @Test
    void cursor_ofNoStoreOrAnother_isForeign() {
        String good = lastEvent().toStringUtf8();
        for (String cursor :
                List.of("x", good + "9", good + "x", good.replace("assent1", "assent2"), "assent1:other:1")) {
            assertThat(ends(ByteString.copyFromUtf8(cursor)))
                    .as(cursor)
                    .containsOnly("INVALID_ARGUMENT RESUME_CURSOR_FOREIGN");
        }
    }

    @Test
    void cursor_ofEventsThatAreForgotten_isExpired_andASnapshotIsWhole() {
        AskReference ask = asks.ask(transfer(500));
        ByteString cursor = lastEvent();
        asks.cancel(asks.ask(transfer(600)));
        sidecar.close();
        try (AskStore store = SqliteAskStore.open(sidecar.data, InstantSource.system(), System::nanoTime)) {
            store.write(tx -> {
                        tx.forgetEventsBefore(Instant.now().plus(Duration.ofHours(1)));
                        return true;
                    })
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        }
        sidecar.restart(config -> config);
        assertThat(ends(cursor)).containsOnly("OUT_OF_RANGE RESUME_CURSOR_EXPIRED");
        StreamClient anew = StreamClient.of(sidecar, "ann").open();
        assertThat(anew.next(MessageCase.OFFERED).getOffered().getSummary().getAskId())
                .isEqualTo(ask.getAskId());
        anew.next(MessageCase.CHECKPOINT);
    }

    /** How both kinds of stream end that start there. */
    private List<String> ends(ByteString cursor) {
        String review = StreamClient.of(sidecar, "ann")
                .open(OpenReview.newBuilder().setCursor(cursor))
                .end();
        Throwable watch = catchThrowable(() -> sidecar.reviewer("ann")
                .watchAsks(WatchAsksRequest.newBuilder().setCursor(cursor).build())
                .hasNext());
        return List.of(review, TestSidecar.failure(watch));
    }

    private ByteString lastEvent() {
        StreamClient stream = StreamClient.of(sidecar, "ann").open();
        ByteString cursor = stream.next(MessageCase.CHECKPOINT).getCheckpoint().getCursor();
        stream.hangUp();
        return cursor;
    }

    private static String problem(StreamClient stream, ReviewRequest.Builder message) {
        stream.send(message);
        String reason =
                stream.next(MessageCase.PROBLEM).getProblem().getReason().name();
        return reason.substring("ERROR_REASON_".length());
    }

    private static ReviewRequest.Builder claim(String askId) {
        return ReviewRequest.newBuilder().setClaim(ClaimAsk.newBuilder().setAskId(askId));
    }

    private static ReviewRequest.Builder extend(String askId) {
        return ReviewRequest.newBuilder().setExtend(ExtendLease.newBuilder().setAskId(askId));
    }

    private static ReviewRequest.Builder release(String askId) {
        return ReviewRequest.newBuilder().setRelease(ReleaseAsk.newBuilder().setAskId(askId));
    }
}
