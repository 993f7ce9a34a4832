package dev.assent.server.grpc;

import dev.assent.engine.ask.AskState;
import dev.assent.engine.ask.Reviewer;
import dev.assent.proto.v1.ClearRefusalRequest;
import dev.assent.proto.v1.ClearRefusalResponse;
import dev.assent.proto.v1.GetAskRequest;
import dev.assent.proto.v1.GetAskResponse;
import dev.assent.proto.v1.ListAsksRequest;
import dev.assent.proto.v1.ListAsksResponse;
import dev.assent.proto.v1.ListRefusalsRequest;
import dev.assent.proto.v1.ListRefusalsResponse;
import dev.assent.proto.v1.Refusal;
import dev.assent.proto.v1.ReviewRequest;
import dev.assent.proto.v1.ReviewResponse;
import dev.assent.proto.v1.ReviewServiceGrpc;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.SubmitVerdictResponse;
import dev.assent.proto.v1.WatchAsksRequest;
import dev.assent.proto.v1.WatchAsksResponse;
import dev.assent.server.command.AskLookup;
import dev.assent.server.command.AskLookup.Seen;
import dev.assent.server.command.CommandException;
import dev.assent.server.command.ErrorReason;
import dev.assent.server.command.Refusals;
import dev.assent.server.command.SubmitVerdict;
import dev.assent.server.review.ReviewDesk;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;

/** The reviewers' service. */
final class ReviewService extends ReviewServiceGrpc.ReviewServiceImplBase {
    private static final int DEFAULT_PAGE = 100;

    private final ReviewDesk desk;
    private final SubmitVerdict submitVerdict;
    private final AskLookup lookup;
    private final Refusals refusals;
    private final AskMapper asks;
    private final Calls calls;
    private final StatusMapper statuses;

    ReviewService(
            ReviewDesk desk,
            SubmitVerdict submitVerdict,
            AskLookup lookup,
            Refusals refusals,
            AskMapper asks,
            Calls calls,
            StatusMapper statuses) {
        this.desk = desk;
        this.submitVerdict = submitVerdict;
        this.lookup = lookup;
        this.refusals = refusals;
        this.asks = asks;
        this.calls = calls;
        this.statuses = statuses;
    }

    @Override
    public StreamObserver<ReviewRequest> review(StreamObserver<ReviewResponse> reviewer) {
        ServerCallStreamObserver<ReviewResponse> out = (ServerCallStreamObserver<ReviewResponse>) reviewer;
        Reviewer person = BearerToken.reviewer();
        ReviewStream stream = new ReviewStream(out, new ReviewerView(asks, person), statuses);
        try {
            return stream.begin(desk.sitDown(person, stream));
        } catch (CommandException e) {
            out.onError(StatusMapper.toStatus(e));
            return ReviewStream.deaf();
        }
    }

    @Override
    public void watchAsks(WatchAsksRequest request, StreamObserver<WatchAsksResponse> reviewer) {
        ServerCallStreamObserver<WatchAsksResponse> out = (ServerCallStreamObserver<WatchAsksResponse>) reviewer;
        Reviewer person = BearerToken.reviewer();
        WatchStream stream = new WatchStream(out, new ReviewerView(asks, person), statuses);
        try {
            stream.begin(desk.sitDown(person, stream), request);
        } catch (CommandException e) {
            out.onError(StatusMapper.toStatus(e));
        }
    }

    @Override
    public void submitVerdict(SubmitVerdictRequest request, StreamObserver<SubmitVerdictResponse> caller) {
        Reviewer reviewer = BearerToken.reviewer();
        calls.answer(
                caller,
                () -> submitVerdict.submit(reviewer, request.getAskId(), BallotMapper.ballot(request)),
                ask -> SubmitVerdictResponse.newBuilder()
                        .setSummary(asks.summary(new Seen(ask, Optional.empty()), reviewer))
                        .build());
    }

    @Override
    public void getAsk(GetAskRequest request, StreamObserver<GetAskResponse> caller) {
        Reviewer reviewer = BearerToken.reviewer();
        calls.answer(
                caller,
                () -> lookup.get(request.getAskId()),
                seen -> GetAskResponse.newBuilder()
                        .setAsk(asks.ask(seen, reviewer))
                        .build());
    }

    @Override
    public void listAsks(ListAsksRequest request, StreamObserver<ListAsksResponse> caller) {
        Reviewer reviewer = BearerToken.reviewer();
        int size = request.getPageSize() == 0 ? DEFAULT_PAGE : request.getPageSize();
        Optional<String> after = Optional.of(request.getPageToken()).filter(token -> !token.isEmpty());
        calls.answer(caller, () -> lookup.list(state(request), after, size), page -> page(page, size, reviewer));
    }

    @Override
    public void listRefusals(ListRefusalsRequest request, StreamObserver<ListRefusalsResponse> caller) {
        Reviewer reviewer = BearerToken.reviewer();
        int size = request.getPageSize() == 0 ? DEFAULT_PAGE : request.getPageSize();
        Optional<String> after = Optional.of(request.getPageToken()).filter(token -> !token.isEmpty());
        calls.answer(caller, () -> refusals.list(after, size), page -> refusals(page, size, reviewer));
    }

    @Override
    public void clearRefusal(ClearRefusalRequest request, StreamObserver<ClearRefusalResponse> caller) {
        Reviewer reviewer = BearerToken.reviewer();
        calls.answer(
                caller,
                () -> refusals.clear(reviewer, request.getRefusalId()),
                done -> ClearRefusalResponse.getDefaultInstance());
    }

    private ListRefusalsResponse refusals(List<Refusals.Seen> page, int size, Reviewer reviewer) {
        ListRefusalsResponse.Builder message = ListRefusalsResponse.newBuilder();
        page.forEach(refusal -> message.addRefusals(Refusal.newBuilder()
                .setRefusalId(refusal.ask().ask().id())
                .setAsk(asks.summary(refusal.ask(), reviewer))
                .setExpireTime(Times.timestamp(refusal.expireTime()))));
        if (page.size() == size) {
            message.setNextPageToken(message.getRefusals(size - 1).getRefusalId());
        }
        return message.build();
    }

    private ListAsksResponse page(List<Seen> page, int size, Reviewer reviewer) {
        ListAsksResponse.Builder message = ListAsksResponse.newBuilder();
        page.forEach(seen -> message.addAsks(asks.summary(seen, reviewer)));
        if (page.size() == size) {
            message.setNextPageToken(page.get(size - 1).ask().id());
        }
        return message.build();
    }

    private static AskState state(ListAsksRequest request) {
        return switch (request.getState()) {
            case ASK_STATE_UNSPECIFIED, ASK_STATE_PENDING -> AskState.PENDING;
            case ASK_STATE_APPROVED -> AskState.APPROVED;
            case ASK_STATE_DENIED -> AskState.DENIED;
            case ASK_STATE_EXPIRED -> AskState.EXPIRED;
            case ASK_STATE_CANCELLED -> AskState.CANCELLED;
            case UNRECOGNIZED -> throw new CommandException(ErrorReason.INVALID_PAGE, "no such state of an ask");
        };
    }
}
