package dev.assent.client;

import com.google.protobuf.ByteString;
import dev.assent.client.ClientException.Kind;
import dev.assent.proto.v1.ReviewServiceGrpc.ReviewServiceStub;
import dev.assent.proto.v1.WatchAsksRequest;
import dev.assent.proto.v1.WatchAsksResponse;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches asks over the one-way stream. It reconnects by itself and resumes at the last checkpoint. It keeps nothing but a cursor:
 * the next message is fetched when the listener has taken the last. Safe for any thread.
 */
public final class AskWatch implements AutoCloseable {
    private final WatchListener listener;
    private final ResumingStream<Stream> streams;

    private AskWatch(ReviewServiceStub stub, RetryPolicy reconnect, WatchListener listener, WatchCursor from) {
        this.listener = listener;
        this.streams = new ResumingStream<>(
                "assent-watch", reconnect, from.bytes(), at -> connect(stub, at), listener::lost, listener::ended);
    }

    /** @param reconnect the pauses before reconnecting; its attempts do not count */
    static AskWatch open(ReviewServiceStub stub, RetryPolicy reconnect, WatchListener listener, WatchCursor from) {
        AskWatch watch = new AskWatch(stub, reconnect, listener, from);
        watch.streams.begin();
        return watch;
    }

    /** Ends the watch; the listener hears nothing more once the call that it may be in returns. */
    @Override
    public void close() {
        streams.close();
    }

    private Stream connect(ReviewServiceStub stub, ByteString cursor) {
        Stream opening = new Stream(this, cursor.isEmpty());
        stub.withExecutor(streams.thread())
                .watchAsks(WatchAsksRequest.newBuilder().setCursor(cursor).build(), opening);
        return opening;
    }

    private void received(Stream from, WatchAsksResponse message) {
        if (!streams.isCurrent(from)) {
            return;
        }
        streams.works();
        if (from.isFirst()) {
            listener.snapshot();
        }
        switch (message.getMessageCase()) {
            case OFFERED -> listener.offered(AskWire.read(message.getOffered().getSummary()));
            case WITHDRAWN -> listener.withdrawn(AskWire.read(message.getWithdrawn()));
            case CHECKPOINT -> {
                ByteString cursor = message.getCheckpoint().getCursor();
                streams.reached(cursor);
                listener.checkpoint(WatchCursor.of(cursor));
            }
            case DRAINING -> listener.draining();
            case MESSAGE_NOT_SET -> {} // of a newer server: nothing that we have to act on
        }
    }

    /** One stream of the watch; on its thread. */
    private static final class Stream
            implements ResumingStream.Stream, ClientResponseObserver<WatchAsksRequest, WatchAsksResponse> {
        private final AskWatch watch;
        private boolean firstOfSnapshot;
        private @Nullable ClientCallStreamObserver<WatchAsksRequest> out;

        Stream(AskWatch watch, boolean snapshot) {
            this.watch = watch;
            this.firstOfSnapshot = snapshot;
        }

        /** Whether this is the first message of a stream that begins with a snapshot; once. */
        boolean isFirst() {
            boolean first = firstOfSnapshot;
            firstOfSnapshot = false;
            return first;
        }

        @Override
        public void cancel() {
            if (out != null) {
                out.cancel("the watcher leaves", null);
            }
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<WatchAsksRequest> request) {
            out = request;
        }

        @Override
        public void onNext(WatchAsksResponse message) {
            watch.received(this, message);
        }

        @Override
        public void onError(Throwable error) {
            watch.streams.ended(this, Statuses.translate(error));
        }

        @Override
        public void onCompleted() {
            watch.streams.ended(
                    this, new ClientException(Kind.UNAVAILABLE, "", Map.of(), "the server closed the stream"));
        }
    }
}
