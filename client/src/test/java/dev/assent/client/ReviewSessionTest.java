package dev.assent.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.assent.client.ScriptedReviews.Session;
import dev.assent.proto.v1.AskClaimed;
import dev.assent.proto.v1.AskOffered;
import dev.assent.proto.v1.AskState;
import dev.assent.proto.v1.AskWithdrawn;
import dev.assent.proto.v1.Checkpoint;
import dev.assent.proto.v1.Draining;
import dev.assent.proto.v1.ErrorReason;
import dev.assent.proto.v1.ReviewOpened;
import dev.assent.proto.v1.ReviewResponse;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.SubmitVerdictResponse;
import dev.assent.proto.v1.VerdictResult;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReviewSessionTest {
    private final ScriptedReviews reviews = new ScriptedReviews();
    private final InProcess server = new InProcess(reviews);
    private final ReviewClient client = ReviewClient.over(server.channel, new BearerToken("secret-1"));
    private final RecordingListener listener = new RecordingListener();
    private final ReviewSession session = client.openSession(
            new ReviewSessionOptions(
                    "client-1",
                    1,
                    Duration.ofMinutes(2),
                    new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(2))),
            listener);

    @AfterEach
    void close() {
        session.close();
        server.close();
    }

    @Test
    void session_opensWithTokenAndTerms_andHearsWhatTheServerSays() {
        Session stream = opened();
        assertThat(server.credentials).containsExactly("Bearer secret-1");
        stream.send(ReviewResponse.newBuilder()
                .setOffered(AskOffered.newBuilder().setSummary(summary("a1", AskState.ASK_STATE_PENDING))));
        assertThat(listener.next()).isEqualTo("offered a1");
        session.claim("a1");
        assertThat(stream.next().getClaim().getAskId()).isEqualTo("a1");
        stream.send(ReviewResponse.newBuilder()
                .setClaimed(AskClaimed.newBuilder()
                        .setLease(dev.assent.proto.v1.Lease.newBuilder().setReviewer("maria"))
                        .setAsk(dev.assent.proto.v1.Ask.newBuilder()
                                .setSummary(summary("a1", AskState.ASK_STATE_PENDING)))));
        assertThat(listener.next()).isEqualTo("claimed maria a1");
        session.extend("a1");
        assertThat(stream.next().getExtend().getAskId()).isEqualTo("a1");
        session.release("a1");
        assertThat(stream.next().getRelease().getAskId()).isEqualTo("a1");
        stream.send(ReviewResponse.newBuilder()
                .setWithdrawn(AskWithdrawn.newBuilder()
                        .setAskId("a1")
                        .setState(AskState.ASK_STATE_DENIED)
                        .addReviewers("jon")));
        assertThat(listener.next()).isEqualTo("withdrawn a1 DENIED [jon]");
        stream.send(ReviewResponse.newBuilder().setDraining(Draining.getDefaultInstance()));
        assertThat(listener.next()).isEqualTo("draining");
    }

    @Test
    void session_lost_resumesFromTheLastCheckpoint() {
        Session first = opened();
        checkpoint(first, "c-1");
        checkpoint(first, "c-2");
        first.out().onError(Status.UNAVAILABLE.asRuntimeException());
        assertThat(listener.next()).isEqualTo("lost UNAVAILABLE");
        Session second = reviews.next();
        assertThat(second.next().getOpen().getCursor()).isEqualTo(ByteString.copyFromUtf8("c-2"));
        second.send(
                ReviewResponse.newBuilder().setOpened(ReviewOpened.newBuilder().setReviewer("maria")));
        assertThat(listener.next()).isEqualTo("connected maria [] resumed");
    }

    @Test
    void session_closedByTheServer_reconnects() {
        opened().out().onCompleted();
        assertThat(listener.next()).isEqualTo("lost UNAVAILABLE");
        assertThat(reviews.next().next().hasOpen()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorReason.class,
            names = {"ERROR_REASON_RESUME_CURSOR_EXPIRED", "ERROR_REASON_RESUME_CURSOR_FOREIGN"})
    void session_theCursorIsNoLongerGood_startsFromASnapshot(ErrorReason reason) {
        Session first = opened();
        checkpoint(first, "c-1");
        first.out().onError(Status.UNAVAILABLE.asRuntimeException());
        assertThat(listener.next()).isEqualTo("lost UNAVAILABLE");
        Session second = reviews.next();
        Code code =
                reason == ErrorReason.ERROR_REASON_RESUME_CURSOR_EXPIRED ? Code.OUT_OF_RANGE : Code.INVALID_ARGUMENT;
        second.out().onError(ScriptedDecisions.failure(code, reason.name().replace("ERROR_REASON_", "")));
        assertThat(listener.next()).isEqualTo("lost INVALID_REQUEST");
        Session third = reviews.next();
        assertThat(third.next().getOpen().getCursor()).isEmpty();
        third.send(
                ReviewResponse.newBuilder().setOpened(ReviewOpened.newBuilder().setReviewer("maria")));
        assertThat(listener.next()).isEqualTo("connected maria [] snapshot");
    }

    @Test
    void verdict_withoutResult_isSentAgainWithTheSameRequestId() {
        Session first = opened();
        Verdict verdict =
                new Verdict("a1", "e1", VerdictOutcome.APPROVE, "fine", List.of(), "K7Q", "request-1", "sha256:00", "");
        session.submit(verdict);
        SubmitVerdictRequest sent = first.next().getVerdict();
        assertThat(sent.getChallengeAnswer()).isEqualTo("K7Q");
        first.out().onError(Status.UNAVAILABLE.asRuntimeException());
        assertThat(listener.next()).isEqualTo("lost UNAVAILABLE");
        Session second = reopened();
        assertThat(second.next().getVerdict()).isEqualTo(sent);
        second.send(ReviewResponse.newBuilder()
                .setVerdictResult(VerdictResult.newBuilder()
                        .setRequestId("request-1")
                        .setRecorded(SubmitVerdictResponse.newBuilder()
                                .setSummary(summary("a1", AskState.ASK_STATE_APPROVED)))));
        assertThat(listener.next()).isEqualTo("recorded request-1 APPROVED");
        second.out().onCompleted();
        assertThat(listener.next()).startsWith("lost");
        Session third = reopened();
        session.claim("marker");
        assertThat(third.next().hasClaim())
                .as("the verdict is not sent a third time")
                .isTrue();
    }

    @Test
    void verdict_givenWhileDisconnected_isSentOnceConnected() {
        Session stream = reviews.next();
        assertThat(stream.next().hasOpen()).isTrue();
        session.submit(Verdict.reject(
                AskWire.read(summary("a1", AskState.ASK_STATE_PENDING).build()), "no"));
        session.claim("a2");
        assertThat(listener.next()).isEqualTo("problem a2 " + ReviewProblem.NOT_CONNECTED);
        stream.send(
                ReviewResponse.newBuilder().setOpened(ReviewOpened.newBuilder().setReviewer("maria")));
        assertThat(stream.next().getVerdict().getNote()).isEqualTo("no");
    }

    @Test
    void session_refusedForGood_ends() {
        Session stream = opened();
        stream.out().onError(ScriptedDecisions.failure(Code.UNAUTHENTICATED, "CREDENTIAL_INVALID"));
        assertThat(listener.next()).isEqualTo("ended NOT_AUTHENTICATED CREDENTIAL_INVALID");
        session.claim("a1");
        assertThat(listener.heardNothing()).isTrue();
    }

    @Test
    void client_unaryCalls_carryTheToken() {
        assertThat(client.getAsk("abcdef").askId()).isEqualTo("abcdef-whole");
        assertThat(server.credentials).contains("Bearer secret-1").doesNotContainNull();
    }

    private Session opened() {
        Session stream = reviews.next();
        var open = stream.next().getOpen();
        assertThat(open.getClientId()).isEqualTo("client-1");
        assertThat(open.getCredit()).isEqualTo(1);
        assertThat(open.getLease().getSeconds()).isEqualTo(120);
        assertThat(open.getCursor()).isEmpty();
        stream.send(ReviewResponse.newBuilder()
                .setOpened(ReviewOpened.newBuilder().setReviewer("maria").addGroups("ops")));
        assertThat(listener.next()).isEqualTo("connected maria [ops] snapshot");
        return stream;
    }

    private Session reopened() {
        Session stream = reviews.next();
        assertThat(stream.next().hasOpen()).isTrue();
        stream.send(
                ReviewResponse.newBuilder().setOpened(ReviewOpened.newBuilder().setReviewer("maria")));
        assertThat(listener.next()).startsWith("connected maria");
        return stream;
    }

    private void checkpoint(Session stream, String cursor) {
        stream.send(ReviewResponse.newBuilder()
                .setCheckpoint(Checkpoint.newBuilder().setCursor(ByteString.copyFromUtf8(cursor))));
        assertThat(listener.next()).isEqualTo("caught up");
    }

    private static dev.assent.proto.v1.AskSummary.Builder summary(String id, AskState state) {
        return dev.assent.proto.v1.AskSummary.newBuilder().setAskId(id).setState(state);
    }
}
