package dev.assent.server.grpc;

import dev.assent.proto.v1.PolicyServiceGrpc;
import dev.assent.proto.v1.ReviewServiceGrpc;
import dev.assent.server.command.AskLookup;
import dev.assent.server.command.ExplainDecision;
import dev.assent.server.command.LastAllowed;
import dev.assent.server.command.Masks;
import dev.assent.server.command.Refusals;
import dev.assent.server.command.SubmitVerdict;
import dev.assent.server.command.ValidatePolicies;
import dev.assent.server.feed.AskWaiters;
import dev.assent.server.port.PolicyProvider;
import dev.assent.server.port.ReviewerAuthenticator;
import dev.assent.server.review.ReviewDesk;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the reviewers' listener serves, to those who have a token.
 *
 * @param writers write the answers: a whole ask is masked and escaped for them, which can take a while
 */
public record ReviewerApi(
        ReviewDesk desk,
        SubmitVerdict submitVerdict,
        AskLookup lookup,
        Refusals refusals,
        AskWaiters waiters,
        Masks masks,
        LastAllowed lastAllowed,
        PolicyProvider policies,
        ExplainDecision explainDecision,
        ValidatePolicies validatePolicies,
        ReviewerAuthenticator authenticator,
        Executor writers) {
    public static final List<String> SERVICES = List.of(ReviewServiceGrpc.SERVICE_NAME, PolicyServiceGrpc.SERVICE_NAME);

    /** The services; {@code unforeseen} is told of failures that are bugs. */
    public List<ServerServiceDefinition> services(Consumer<Throwable> unforeseen) {
        StatusMapper statuses = new StatusMapper(unforeseen);
        BearerToken token = new BearerToken(authenticator);
        Calls calls = new Calls(statuses, writers);
        ReviewService reviews = new ReviewService(
                desk, submitVerdict, lookup, refusals, new AskMapper(waiters, masks, lastAllowed), calls, statuses);
        return Stream.of(reviews, new PolicyService(policies, explainDecision, validatePolicies, calls))
                .map(service -> ServerInterceptors.intercept(service, token))
                .toList();
    }
}
