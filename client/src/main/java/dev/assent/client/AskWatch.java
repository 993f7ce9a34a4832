package dev.assent.client;

import com.google.protobuf.ByteString;
import dev.assent.client.ClientException.Kind;
import dev.assent.proto.v1.ReviewServiceGrpc.ReviewServiceStub;
import dev.assent.proto.v1.WatchAsksRequest;
import dev.assent.proto.v1.WatchAsksResponse;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches asks over the one-way stream. It reconnects by itself and resumes at the last checkpoint. It keeps nothing but a cursor:
 * the next message is fetched when the listener has taken the last. Safe for any thread.
 */
public final class AskWatch implements AutoCloseable {
    private final ReviewServiceStub stub;
    private final RetryPolicy reconnect;
    private final WatchListener listener;

    /** The watch's one thread; all that follows is confined to it. */
    private final ScheduledThreadPoolExecutor loop;

    private ByteString cursor;
    private int failures;
    private @Nullable Stream stream;
    private boolean over;

    private AskWatch(ReviewServiceStub stub, RetryPolicy reconnect, WatchListener listener, WatchCursor from) {
        this.reconnect = reconnect;
        this.listener = listener;
        this.cursor = from.bytes();
        this.loop = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "assent-watch");
            thread.setDaemon(true);
            return thread;
        });
        loop.setRemoveOnCancelPolicy(true);
        loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.stub = stub.withExecutor(loop);
    }

    /** @param reconnect the pauses before reconnecting; its attempts do not count */
    static AskWatch open(ReviewServiceStub stub, RetryPolicy reconnect, WatchListener listener, WatchCursor from) {
        AskWatch watch = new AskWatch(stub, reconnect, listener, from);
        watch.loop.execute(watch::connect);
        return watch;
    }

    /** Ends the watch; the listener hears nothing more once the call that it may be in returns. */
    @Override
    public void close() {
        try {
            loop.execute(() -> {
                over = true;
                if (stream != null) {
                    stream.cancel(); // its end comes back on this thread, which must be there for it
                } else {
                    loop.shutdown();
                }
            });
        } catch (RejectedExecutionException e) {
            return; // it is closed already
        }
    }

    private void connect() {
        if (over) {
            return;
        }
        Stream opening = new Stream(this, cursor.isEmpty());
        stream = opening;
        stub.watchAsks(WatchAsksRequest.newBuilder().setCursor(cursor).build(), opening);
    }

    private void received(Stream from, WatchAsksResponse message) {
        if (over || from != stream) {
            return;
        }
        failures = 0;
        if (from.isFirst()) {
            listener.snapshot();
        }
        switch (message.getMessageCase()) {
            case OFFERED -> listener.offered(AskWire.read(message.getOffered().getSummary()));
            case WITHDRAWN -> listener.withdrawn(AskWire.read(message.getWithdrawn()));
            case CHECKPOINT -> {
                cursor = message.getCheckpoint().getCursor();
                listener.checkpoint(WatchCursor.of(cursor));
            }
            case DRAINING -> listener.draining();
            case MESSAGE_NOT_SET -> {} // of a newer server: nothing that we have to act on
        }
    }

    private void ended(Stream which, ClientException why) {
        if (which != stream) {
            return;
        }
        stream = null;
        if (over) {
            loop.shutdown();
            return;
        }
        if (ReviewSession.isStaleCursor(why) && !cursor.isEmpty()) {
            cursor = ByteString.EMPTY;
        } else if (ReviewSession.isHopeless(why)) {
            over = true;
            loop.shutdown();
            listener.ended(why);
            return;
        }
        failures++;
        Duration pause = reconnect.pause(failures, Math.random());
        var unused = loop.schedule(this::connect, pause.toNanos(), TimeUnit.NANOSECONDS);
        listener.lost(why, pause);
    }

    /** One stream of the watch; on its thread. */
    private static final class Stream implements ClientResponseObserver<WatchAsksRequest, WatchAsksResponse> {
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

        void cancel() {
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
            watch.ended(this, Statuses.translate(error));
        }

        @Override
        public void onCompleted() {
            watch.ended(this, new ClientException(Kind.UNAVAILABLE, "", Map.of(), "the server closed the stream"));
        }
    }
}
