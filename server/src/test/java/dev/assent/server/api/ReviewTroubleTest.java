package dev.assent.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.AskSummary;
import dev.assent.proto.v1.AwaitAskRequest;
import dev.assent.proto.v1.CancelAskRequest;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.OpenReview;
import dev.assent.proto.v1.ReviewRequest;
import dev.assent.proto.v1.ReviewResponse;
import dev.assent.proto.v1.ReviewResponse.MessageCase;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.VerdictOutcome;
import dev.assent.server.config.SidecarConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Streams that are cut, reviewers who stop reading or vanish, agents who leave. */
class ReviewTroubleTest extends OnSidecar {
    private static final Duration AGE = Duration.ofSeconds(1);

    @Test
    void connectionsOfOneSecond_loseNoAskAndNoVerdict() throws Exception {
        sidecar.restart(config -> config.withGrpc(new SidecarConfig.Grpc(false, Optional.of(AGE))));
        int count = 40;
        CompletableFuture<Integer> streams = CompletableFuture.supplyAsync(() -> approveOverManyStreams(count));
        List<AskReference> asks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            asks.add(ask("p" + i));
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(streams.get(60, TimeUnit.SECONDS)).as("streams").isGreaterThan(1);
        for (AskReference ask : asks) {
            assertThat(await(ask, 10).getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
        }
    }

    /** Approves so many asks, on a new stream from the last cursor each time one ends; gives how many streams it took. */
    private int approveOverManyStreams(int count) {
        Set<String> open = new HashSet<>();
        Set<String> done = new HashSet<>();
        ByteString cursor = ByteString.EMPTY;
        int streams = 0;
        while (done.size() < count || !open.isEmpty()) {
            StreamClient stream =
                    StreamClient.on(sidecar).open(OpenReview.newBuilder().setCursor(cursor));
            streams++;
            for (Optional<ReviewResponse> next = stream.nextUntilEnd();
                    next.isPresent();
                    next = stream.nextUntilEnd()) {
                ReviewResponse message = next.get();
                if (message.hasOffered()) {
                    AskSummary summary = message.getOffered().getSummary();
                    open.add(summary.getAskId());
                    stream.send(approve(summary));
                } else if (message.hasWithdrawn()) {
                    open.remove(message.getWithdrawn().getAskId());
                    done.add(message.getWithdrawn().getAskId());
                } else if (message.hasCheckpoint()) {
                    cursor = message.getCheckpoint().getCursor();
                }
                if (done.size() >= count && open.isEmpty()) {
                    stream.hangUp();
                    return streams;
                }
            }
        }
        return streams;
    }

    @Test
    void reviewerWhoStopsReading_holdsNobodyUp_andThenSeesWhatIsLeft() {
        StreamClient slow = StreamClient.thatStopsReading(sidecar).open();
        StreamClient quick = StreamClient.on(sidecar).open();
        List<AskReference> asks = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            asks.add(ask("payee-with-a-long-name-" + i, "s" + i));
        }
        Set<String> seen = new HashSet<>();
        while (seen.size() < asks.size()) {
            seen.add(quick.next(MessageCase.OFFERED).getOffered().getSummary().getAskId());
        }
        asks.subList(0, 100).forEach(this::cancel);
        assertThat(slow.waiting()).isZero();

        slow.read(Integer.MAX_VALUE);
        Set<String> queue = new HashSet<>();
        Set<String> left = new HashSet<>();
        asks.subList(100, 400).forEach(ask -> left.add(ask.getAskId()));
        Awaitility.await().until(() -> {
            while (slow.waiting() > 0) {
                ReviewResponse message = slow.next();
                if (message.hasOffered()) {
                    queue.add(message.getOffered().getSummary().getAskId());
                } else if (message.hasWithdrawn()) {
                    queue.remove(message.getWithdrawn().getAskId());
                }
            }
            return queue.equals(left);
        });
    }

    @Test
    void reviewerWhoVanishes_handsEveryClaimBack() {
        AskReference one = ask("eve");
        AskReference two = ask("zoe");
        StreamClient ann = StreamClient.on(sidecar).open().claim(one.getAskId()).claim(two.getAskId());
        ann.next(MessageCase.CLAIMED);
        ann.next(MessageCase.CLAIMED);
        ann.hangUp();
        StreamClient ben = StreamClient.on(sidecar).open();
        Set<String> free = new HashSet<>();
        while (free.size() < 2) {
            AskSummary summary = ben.next(MessageCase.OFFERED).getOffered().getSummary();
            if (!summary.hasLease()) {
                free.add(summary.getAskId());
            }
        }
        ben.claim(one.getAskId()).claim(two.getAskId());
        ben.next(MessageCase.CLAIMED);
        ben.next(MessageCase.CLAIMED);
    }

    @Test
    void agentWhoLeaves_isSeenToHaveLeft_andToComeBack() {
        StreamClient stream = StreamClient.on(sidecar).open();
        AskReference ask = ask("eve");
        assertThat(stream.next(MessageCase.OFFERED).getOffered().getSummary().getAgentWaits())
                .as("just asked")
                .isTrue();
        assertThat(stream.next(MessageCase.OFFERED).getOffered().getSummary().getAgentWaits())
                .as("did not wait")
                .isFalse();
        CompletableFuture<Decision> waiting = CompletableFuture.supplyAsync(() -> await(ask, 15));
        ReviewResponse back = stream.next(MessageCase.OFFERED);
        assertThat(back.getOffered().getSummary().getAgentWaits()).as("waits").isTrue();
        stream.send(approve(back.getOffered().getSummary()));
        assertThat(waiting.join().getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
    }

    private AskReference ask(String to) {
        return ask(to, "s1");
    }

    private AskReference ask(String to, String session) {
        DecideRequest.Builder request = TestSidecar.request("bank.transfer", "{\"amount\":500,\"to\":\"" + to + "\"}");
        request.getCallBuilder().setSession(session);
        return sidecar.agent().decide(request.build()).getDecision().getAsk();
    }

    private void cancel(AskReference ask) {
        sidecar.agent()
                .cancelAsk(CancelAskRequest.newBuilder()
                        .setAskId(ask.getAskId())
                        .setRequestId(ask.getRequestId())
                        .build());
    }

    private Decision await(AskReference ask, long seconds) {
        return sidecar.agent()
                .awaitAsk(AwaitAskRequest.newBuilder()
                        .setAskId(ask.getAskId())
                        .setRequestId(ask.getRequestId())
                        .setWait(com.google.protobuf.Duration.newBuilder().setSeconds(seconds))
                        .build())
                .getDecision();
    }

    private static ReviewRequest.Builder approve(AskSummary shown) {
        return ReviewRequest.newBuilder()
                .setVerdict(SubmitVerdictRequest.newBuilder()
                        .setAskId(shown.getAskId())
                        .setEtag(shown.getEtag())
                        .setOutcome(VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                        .setRequestId("v-" + shown.getAskId()));
    }
}
