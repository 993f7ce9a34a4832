package dev.assent.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.ByteString;
import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.AskState;
import dev.assent.proto.v1.CancelAskRequest;
import dev.assent.proto.v1.ReviewServiceGrpc;
import dev.assent.proto.v1.WatchAsksRequest;
import dev.assent.proto.v1.WatchAsksResponse;
import dev.assent.proto.v1.WatchAsksResponse.MessageCase;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

class WatchAsksTest extends OnSidecar {
    @Test
    void watch_showsSnapshotCheckpointAndTail_andResumes() {
        AskReference first = ask("eve");
        Iterator<WatchAsksResponse> watch = watch(ByteString.EMPTY);
        assertThat(watch.next().getOffered().getSummary().getAskId()).isEqualTo(first.getAskId());
        ByteString cursor = watch.next().getCheckpoint().getCursor();
        cancel(first);
        WatchAsksResponse gone = watch.next();
        assertThat(gone.getWithdrawn().getAskId()).isEqualTo(first.getAskId());
        assertThat(gone.getWithdrawn().getState()).isEqualTo(AskState.ASK_STATE_CANCELLED);
        assertThat(watch.next().hasCheckpoint()).isTrue();
        AskReference second = ask("zoe");
        assertThat(watch.next().getOffered().getSummary().getAskId()).isEqualTo(second.getAskId());

        Iterator<WatchAsksResponse> resumed = watch(cursor);
        assertThat(past(resumed, MessageCase.CHECKPOINT).getWithdrawn().getAskId())
                .isEqualTo(first.getAskId());
        assertThat(past(resumed, MessageCase.CHECKPOINT)
                        .getOffered()
                        .getSummary()
                        .getAskId())
                .isEqualTo(second.getAskId());
        assertThat(past(resumed, MessageCase.OFFERED).hasCheckpoint()).isTrue();
    }

    @Test
    void watch_foreignCursor_isRefused() {
        assertThat(TestSidecar.failure(catchThrowable(
                        () -> watch(ByteString.copyFromUtf8("assent1:other:7")).next())))
                .isEqualTo("INVALID_ARGUMENT RESUME_CURSOR_FOREIGN");
    }

    @Test
    void watch_withoutToken_isRefused() {
        assertThat(TestSidecar.failure(catchThrowable(() -> ReviewServiceGrpc.newBlockingStub(sidecar.reviewChannel())
                        .watchAsks(WatchAsksRequest.getDefaultInstance())
                        .next())))
                .isEqualTo("UNAUTHENTICATED CREDENTIAL_MISSING");
    }

    @Test
    void close_saysSoAndEndsTheWatch() {
        Iterator<WatchAsksResponse> watch = watch(ByteString.EMPTY);
        assertThat(watch.next().hasCheckpoint()).isTrue();
        sidecar.sidecar().close();
        assertThat(watch.next().hasDraining()).isTrue();
        assertThat(TestSidecar.failure(catchThrowable(watch::next))).isEqualTo("UNAVAILABLE SHUTTING_DOWN");
    }

    private Iterator<WatchAsksResponse> watch(ByteString cursor) {
        return sidecar.reviewer()
                .watchAsks(WatchAsksRequest.newBuilder().setCursor(cursor).build());
    }

    /** The first message that is not of that kind: changes come in steps of any size, each with a checkpoint. */
    private static WatchAsksResponse past(Iterator<WatchAsksResponse> watch, MessageCase kind) {
        WatchAsksResponse message = watch.next();
        while (message.getMessageCase() == kind) {
            message = watch.next();
        }
        return message;
    }

    private AskReference ask(String to) {
        return sidecar.decide("bank.transfer", "{\"amount\":500,\"to\":\"" + to + "\"}")
                .getAsk();
    }

    private void cancel(AskReference ask) {
        sidecar.agent()
                .cancelAsk(CancelAskRequest.newBuilder()
                        .setAskId(ask.getAskId())
                        .setRequestId(ask.getRequestId())
                        .build());
    }
}
