package dev.assent.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.assent.client.ScriptedReviews.Watch;
import dev.assent.proto.v1.AskOffered;
import dev.assent.proto.v1.AskState;
import dev.assent.proto.v1.AskWithdrawn;
import dev.assent.proto.v1.Checkpoint;
import dev.assent.proto.v1.Draining;
import dev.assent.proto.v1.WatchAsksResponse;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskWatchTest {
    private static final RetryPolicy AT_ONCE = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(2));

    private final ScriptedReviews reviews = new ScriptedReviews();
    private final InProcess server = new InProcess(reviews);
    private final Recording listener = new Recording();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void watch_withoutCursor_beginsWithASnapshot() {
        try (AskWatch watch = watch(WatchCursor.BEGINNING)) {
            Watch stream = reviews.nextWatch();
            assertThat(stream.request().getCursor()).isEmpty();
            assertThat(server.credentials).containsExactly("Bearer secret-1");
            offer(stream, "a1");
            assertThat(listener.next()).isEqualTo("snapshot");
            assertThat(listener.next()).isEqualTo("offered a1");
            checkpoint(stream, "c-1");
            stream.send(WatchAsksResponse.newBuilder()
                    .setWithdrawn(AskWithdrawn.newBuilder()
                            .setAskId("a1")
                            .setState(AskState.ASK_STATE_DENIED)
                            .addReviewers("jon")));
            assertThat(listener.next()).isEqualTo("withdrawn a1 DENIED [jon]");
            stream.send(WatchAsksResponse.newBuilder().setDraining(Draining.getDefaultInstance()));
            assertThat(listener.next()).isEqualTo("draining");
        }
    }

    @Test
    void snapshot_ofNothing_isSaidToo() {
        try (AskWatch watch = watch(WatchCursor.BEGINNING)) {
            reviews.nextWatch().send(WatchAsksResponse.newBuilder().setCheckpoint(Checkpoint.getDefaultInstance()));
            assertThat(listener.next()).isEqualTo("snapshot");
            assertThat(listener.next()).startsWith("checkpoint");
        }
    }

    @Test
    void watch_fromACursorInText_goesOnThere() {
        String text = WatchCursor.of(ByteString.copyFromUtf8("c-\u00FF\u0001")).text();
        try (AskWatch watch = watch(new WatchCursor(text))) {
            Watch stream = reviews.nextWatch();
            assertThat(stream.request().getCursor()).isEqualTo(ByteString.copyFromUtf8("c-\u00FF\u0001"));
            offer(stream, "a1");
            assertThat(listener.next()).as("no snapshot").isEqualTo("offered a1");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Code.class,
            names = {"UNAVAILABLE", "RESOURCE_EXHAUSTED", "INTERNAL", "UNKNOWN", "DEADLINE_EXCEEDED"})
    void lost_resumesFromTheLastCheckpoint(Code code) {
        try (AskWatch watch = watch(WatchCursor.BEGINNING)) {
            Watch first = reviews.nextWatch();
            offer(first, "a1");
            assertThat(listener.next()).isEqualTo("snapshot");
            assertThat(listener.next()).isEqualTo("offered a1");
            checkpoint(first, "c-1");
            checkpoint(first, "c-2");
            first.out().onError(Status.fromCode(code).asRuntimeException());
            assertThat(listener.next()).startsWith("lost");
            Watch second = reviews.nextWatch();
            assertThat(second.request().getCursor().toStringUtf8()).isEqualTo("c-2");
            second.out().onCompleted();
            assertThat(listener.next()).isEqualTo("lost UNAVAILABLE");
            offer(reviews.nextWatch(), "a2");
            assertThat(listener.next()).isEqualTo("offered a2");
        }
    }

    @Test
    void lostBeforeTheFirstCheckpoint_beginsAgain() {
        try (AskWatch watch = watch(WatchCursor.BEGINNING)) {
            Watch first = reviews.nextWatch();
            offer(first, "a1");
            assertThat(listener.next()).isEqualTo("snapshot");
            assertThat(listener.next()).isEqualTo("offered a1");
            first.out().onError(Status.UNAVAILABLE.asRuntimeException());
            assertThat(listener.next()).startsWith("lost");
            Watch second = reviews.nextWatch();
            assertThat(second.request().getCursor()).isEmpty();
            offer(second, "a1");
            assertThat(listener.next()).isEqualTo("snapshot");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESUME_CURSOR_EXPIRED", "RESUME_CURSOR_FOREIGN"})
    void cursorOfNoUse_beginsAfresh(String reason) {
        try (AskWatch watch = watch(WatchCursor.of(ByteString.copyFromUtf8("old")))) {
            reviews.nextWatch().out().onError(ScriptedDecisions.failure(Code.OUT_OF_RANGE, reason));
            assertThat(listener.next()).startsWith("lost");
            Watch second = reviews.nextWatch();
            assertThat(second.request().getCursor()).isEmpty();
            offer(second, "a1");
            assertThat(listener.next()).isEqualTo("snapshot");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Code.class,
            names = {"UNAUTHENTICATED", "PERMISSION_DENIED", "INVALID_ARGUMENT", "UNIMPLEMENTED"})
    void refusedForGood_ends(Code code) {
        try (AskWatch watch = watch(WatchCursor.BEGINNING)) {
            reviews.nextWatch().out().onError(Status.fromCode(code).asRuntimeException());
            assertThat(listener.next()).startsWith("ended");
        }
    }

    @Test
    void close_isHeardByTheServer_andNothingIsHeardAfterwards() throws InterruptedException {
        AskWatch watch = watch(WatchCursor.BEGINNING);
        Watch stream = reviews.nextWatch();
        CountDownLatch cancelled = new CountDownLatch(1);
        offer(stream, "a1");
        assertThat(listener.next()).isEqualTo("snapshot");
        assertThat(listener.next()).isEqualTo("offered a1");
        watch.close();
        watch.close();
        while (!stream.out().isCancelled()) {
            assertThat(cancelled.await(1, java.util.concurrent.TimeUnit.MILLISECONDS))
                    .isFalse();
        }
        assertThat(listener.heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "abcde", "a b", "ab=", "a/b+", "\u00E4b", "ab\n"})
    void cursor_thatIsNone_isRefused(String text) {
        assertThatThrownBy(() -> new WatchCursor(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cursor_tooLong_isRefused() {
        assertThat(new WatchCursor("a".repeat(1_024)).isBeginning()).isFalse();
        assertThatThrownBy(() -> new WatchCursor("a".repeat(1_028))).isInstanceOf(IllegalArgumentException.class);
    }

    private AskWatch watch(WatchCursor from) {
        return AskWatch.open(
                dev.assent.proto.v1.ReviewServiceGrpc.newStub(server.channel)
                        .withCallCredentials(new BearerToken("secret-1")),
                AT_ONCE,
                listener,
                from);
    }

    private static void offer(Watch stream, String askId) {
        stream.send(WatchAsksResponse.newBuilder()
                .setOffered(AskOffered.newBuilder()
                        .setSummary(dev.assent.proto.v1.AskSummary.newBuilder().setAskId(askId))));
    }

    private void checkpoint(Watch stream, String cursor) {
        ByteString bytes = ByteString.copyFromUtf8(cursor);
        stream.send(WatchAsksResponse.newBuilder()
                .setCheckpoint(Checkpoint.newBuilder().setCursor(bytes)));
        assertThat(listener.next())
                .isEqualTo("checkpoint " + WatchCursor.of(bytes).text());
    }

    /** Writes down what it hears, one line each. */
    private static final class Recording implements WatchListener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        String next() {
            return ScriptedReviews.take(heard);
        }

        @Override
        public void snapshot() {
            heard.add("snapshot");
        }

        @Override
        public void offered(AskSummary ask) {
            heard.add("offered " + ask.askId());
        }

        @Override
        public void withdrawn(Withdrawal withdrawal) {
            heard.add("withdrawn " + withdrawal.askId() + " " + withdrawal.state() + " " + withdrawal.reviewers());
        }

        @Override
        public void checkpoint(WatchCursor cursor) {
            heard.add("checkpoint " + cursor);
        }

        @Override
        public void draining() {
            heard.add("draining");
        }

        @Override
        public void lost(ClientException why, Duration retryIn) {
            heard.add("lost " + why.kind());
        }

        @Override
        public void ended(ClientException why) {
            heard.add("ended " + why.kind());
        }
    }
}
