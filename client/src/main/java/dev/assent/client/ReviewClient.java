package dev.assent.client;

import dev.assent.proto.v1.ClearRefusalRequest;
import dev.assent.proto.v1.GetAskRequest;
import dev.assent.proto.v1.ListAsksRequest;
import dev.assent.proto.v1.ListAsksResponse;
import dev.assent.proto.v1.ListRefusalsRequest;
import dev.assent.proto.v1.ListRefusalsResponse;
import dev.assent.proto.v1.ReviewServiceGrpc;
import dev.assent.proto.v1.ReviewServiceGrpc.ReviewServiceBlockingStub;
import dev.assent.proto.v1.SubmitVerdictRequest;
import io.grpc.Channel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lists, reads and answers asks for one reviewer, and opens the reviewer's sessions. Blocking; safe for any thread; one
 * connection. Every method that asks the server throws {@link ClientException} when there is no answer.
 */
public final class ReviewClient implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final Channel channel;
    private final BearerToken token;
    private final Repeater repeater;
    private final Runnable release;

    ReviewClient(Channel channel, BearerToken token, Repeater repeater, Runnable release) {
        this.channel = channel;
        this.token = token;
        this.repeater = repeater;
        this.release = release;
    }

    /**
     * Makes a client; the connection is opened by the first call.
     *
     * @throws IllegalArgumentException if this machine cannot use such an address, or if the address is on another
     *     machine: the token would travel there in the clear
     */
    public static ReviewClient connect(ServerAddress address, BearerToken token) {
        if (!address.isThisMachine()) {
            throw new IllegalArgumentException("the reviewer's token would travel unencrypted to another machine;"
                    + " forward the port to this one and use 127.0.0.1");
        }
        Connection connection = Connection.open(address);
        return new ReviewClient(connection.channel(), token, Repeater.real(RetryPolicy.DEFAULT), connection::close);
    }

    /** A client over a channel that the caller made and closes. The channel must keep the token from others. */
    public static ReviewClient over(Channel channel, BearerToken token) {
        return new ReviewClient(channel, token, Repeater.real(RetryPolicy.DEFAULT), () -> {});
    }

    /** One ask, whole; by its id or an unambiguous prefix of 6 or more characters. */
    public Ask getAsk(String askId) {
        GetAskRequest request = GetAskRequest.newBuilder().setAskId(askId).build();
        return AskWire.read(repeater.run(() -> stub().getAsk(request)).getAsk());
    }

    /**
     * A page of the asks in one state, the newest first.
     *
     * @param pageSize 1 to 500
     * @param pageToken of the page before; empty for the first
     */
    public AskPage listAsks(AskState state, int pageSize, String pageToken) {
        ListAsksRequest request = ListAsksRequest.newBuilder()
                .setState(AskWire.write(state))
                .setPageSize(pageSize)
                .setPageToken(pageToken)
                .build();
        ListAsksResponse page = repeater.run(() -> stub().listAsks(request));
        return new AskPage(AskWire.read(page.getAsksList()), page.getNextPageToken());
    }

    /** Sends a verdict; returns the ask as it stands after it. */
    public AskSummary submit(Verdict verdict) {
        SubmitVerdictRequest request = AskWire.write(verdict);
        return AskWire.read(repeater.run(() -> stub().submitVerdict(request)).getSummary());
    }

    /**
     * A page of the refusals that are remembered, in the order of their ids.
     *
     * @param pageSize 1 to 500
     * @param pageToken of the page before; empty for the first
     */
    public RefusalPage listRefusals(int pageSize, String pageToken) {
        ListRefusalsRequest request = ListRefusalsRequest.newBuilder()
                .setPageSize(pageSize)
                .setPageToken(pageToken)
                .build();
        ListRefusalsResponse page = repeater.run(() -> stub().listRefusals(request));
        return new RefusalPage(
                page.getRefusalsList().stream().map(AskWire::read).toList(), page.getNextPageToken());
    }

    /** Forgets a refusal, so that the next such call is asked about. A refusal that is not there is NOT_FOUND. */
    public void clearRefusal(String refusalId) {
        ClearRefusalRequest request =
                ClearRefusalRequest.newBuilder().setRefusalId(refusalId).build();
        var unused = repeater.run(() -> stub().clearRefusal(request));
    }

    /**
     * Watches the asks that the reviewer may answer, without claiming any: it connects at once, reconnects after 0.2 to 5 seconds,
     * and tells the listener all that happens. Returns at once.
     *
     * @param from where an earlier watch left off, or {@link WatchCursor#BEGINNING}
     */
    public AskWatch watch(WatchListener listener, WatchCursor from) {
        return AskWatch.open(
                ReviewServiceGrpc.newStub(channel).withCallCredentials(token), RetryPolicy.RECONNECT, listener, from);
    }

    /** Opens a session: it connects at once, reconnects by itself, and tells the listener all that happens. */
    public ReviewSession openSession(ReviewSessionOptions options, ReviewListener listener) {
        return ReviewSession.open(ReviewServiceGrpc.newStub(channel).withCallCredentials(token), options, listener);
    }

    @Override
    public void close() {
        release.run();
    }

    private ReviewServiceBlockingStub stub() {
        return ReviewServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(token)
                .withDeadlineAfter(ANSWER_WITHIN.toNanos(), TimeUnit.NANOSECONDS);
    }
}
