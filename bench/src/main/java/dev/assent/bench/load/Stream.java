package dev.assent.bench.load;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One caller, with one call under way at a time. What falls due meanwhile waits its turn, and its time runs. Safe for any thread. */
final class Stream {
    private final Channel channel;
    private final Target target;
    private final Samples samples;
    private final Tally tally;
    private final CountDownLatch ended;
    private final Deque<Long> waiting = new ArrayDeque<>();
    private final boolean closedLoop;
    private boolean busy;
    private boolean last;

    Stream(Channel channel, Target target, Samples samples, Tally tally, CountDownLatch ended, boolean closedLoop) {
        this.channel = channel;
        this.target = target;
        this.samples = samples;
        this.tally = tally;
        this.ended = ended;
        this.closedLoop = closedLoop;
    }

    /** Calls at once, or as soon as the calls before have been answered. */
    void call(long due) {
        synchronized (this) {
            if (busy) {
                waiting.add(due);
                return;
            }
            busy = true;
        }
        send(due);
    }

    /** No call falls due any more: what waits is still done. */
    void finish() {
        synchronized (this) {
            last = true;
            if (busy) {
                return;
            }
        }
        ended.countDown();
    }

    private void next(long now) {
        Long due;
        synchronized (this) {
            due = closedLoop && !tally.isOver(now) ? Long.valueOf(now) : waiting.poll();
            if (due == null) {
                busy = false;
                if (!last && !closedLoop) {
                    return;
                }
            }
        }
        if (due == null) {
            ended.countDown();
        } else {
            send(due);
        }
    }

    private void send(long due) {
        Shot shot = target.next(samples);
        ClientCall<byte[], byte[]> call = channel.newCall(target.method(), CallOptions.DEFAULT);
        // a call of a closed loop is due when it can be sent; making its message takes no time of the server
        call.start(new Answer(shot, closedLoop ? System.nanoTime() : due), new Metadata());
        call.sendMessage(shot.request());
        call.halfClose();
        call.request(2);
    }

    private final class Answer extends ClientCall.Listener<byte[]> {
        private final Shot shot;
        private final long due;
        private byte @Nullable [] message;

        Answer(Shot shot, long due) {
            this.shot = shot;
            this.due = due;
        }

        @Override
        public void onMessage(byte[] answer) {
            message = answer;
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            long now = System.nanoTime();
            if (status.isOk() && message != null) {
                tally.answered(due, now, shot.decisions(), shot.wrong(message));
            } else {
                tally.failed(due, shot.decisions());
            }
            next(System.nanoTime());
        }
    }
}
