package dev.assent.server;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.assent.engine.mask.Masking;
import dev.assent.server.command.AskLookup;
import dev.assent.server.command.AskOpening;
import dev.assent.server.command.AskSettlement;
import dev.assent.server.command.AwaitAsk;
import dev.assent.server.command.BatchDecide;
import dev.assent.server.command.CancelAsk;
import dev.assent.server.command.Claims;
import dev.assent.server.command.CurrentPolicy;
import dev.assent.server.command.Decide;
import dev.assent.server.command.DecisionRecorder;
import dev.assent.server.command.ExplainDecision;
import dev.assent.server.command.Housekeeping;
import dev.assent.server.command.LastAllowed;
import dev.assent.server.command.LettingGo;
import dev.assent.server.command.Masks;
import dev.assent.server.command.PendingLimits;
import dev.assent.server.command.PendingRecheck;
import dev.assent.server.command.Refusals;
import dev.assent.server.command.ReplayCache;
import dev.assent.server.command.ReportOutcome;
import dev.assent.server.command.Roster;
import dev.assent.server.command.SubmitVerdict;
import dev.assent.server.command.ValidatePolicies;
import dev.assent.server.config.SidecarConfig;
import dev.assent.server.feed.AskFeed;
import dev.assent.server.feed.AskWaiters;
import dev.assent.server.grpc.AgentApi;
import dev.assent.server.grpc.ReviewerApi;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.DecisionLog;
import dev.assent.server.port.IdSource;
import dev.assent.server.port.PolicyProvider;
import dev.assent.server.port.PolicyValidator;
import dev.assent.server.port.ReviewerAuthenticator;
import dev.assent.server.port.Telemetry;
import dev.assent.server.review.ReviewDesk;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** The commands, joined to each other and to the ports. */
record Commands(
        AgentApi agents,
        ReviewerApi reviewers,
        Housekeeping housekeeping,
        LettingGo lettingGo,
        PendingRecheck recheck,
        Roster roster,
        AskFeed feed) {

    /** What the commands need of the world. */
    record World(
            CurrentPolicy policy,
            PolicyProvider policies,
            PolicyValidator validator,
            AskStore store,
            DecisionLog log,
            Masking masking,
            ReviewerAuthenticator authenticator,
            Telemetry telemetry,
            IdSource ids,
            InstantSource clock,
            Executor reviews,
            Executor operators) {}

    static Commands join(World world, SidecarConfig.Asks bounds) {
        AskStore store = world.store();
        Telemetry telemetry = world.telemetry();
        CurrentPolicy policy = world.policy();
        Masks masks = new Masks(world.masking(), world.policies());
        LastAllowed lastAllowed = new LastAllowed();
        DecisionRecorder recorder = new DecisionRecorder(world.log(), masks, lastAllowed, telemetry);
        PendingLimits limits =
                new PendingLimits(bounds.maxPending(), bounds.maxPendingPerAgent(), bounds.maxPendingPerSession());
        Refusals refusals = new Refusals(store, recorder, bounds.rememberRefusal());
        Roster roster = new Roster(world.authenticator());
        AskOpening opening = new AskOpening(store, world.ids(), limits, roster, refusals, telemetry);
        AskSettlement settlement = new AskSettlement(policy, opening, world.ids(), bounds.redeemWithin(), telemetry);
        AskWaiters waiters = new AskWaiters();
        AwaitAsk awaitAsk = new AwaitAsk(store, waiters, settlement, recorder);
        Decide decide = new Decide(
                policy,
                store,
                opening,
                awaitAsk,
                new ReplayCache(Ticker.systemTicker()),
                recorder,
                world.ids(),
                world.clock());
        SubmitVerdict submitVerdict =
                new SubmitVerdict(store, policy, settlement, masks, refusals, recorder, telemetry);
        AskFeed feed = AskFeed.follow(store, waiters);
        ReviewDesk desk = new ReviewDesk(store, feed, new Claims(store), submitVerdict, world.ids(), world.reviews());
        return new Commands(
                new AgentApi(
                        decide,
                        new BatchDecide(decide),
                        awaitAsk,
                        new CancelAsk(store, settlement, telemetry),
                        new ReportOutcome(recorder)),
                new ReviewerApi(
                        desk,
                        submitVerdict,
                        new AskLookup(store),
                        refusals,
                        waiters,
                        masks,
                        lastAllowed,
                        world.policies(),
                        new ExplainDecision(policy, store, world.clock(), world.operators()),
                        new ValidatePolicies(world.validator(), world.operators()),
                        world.authenticator(),
                        world.reviews()),
                new Housekeeping(store, settlement, bounds.keepEnded()),
                new LettingGo(store, masks, bounds.redeemWithin(), world.operators()),
                new PendingRecheck(store, policy, settlement, roster, telemetry, System::nanoTime),
                roster,
                feed);
    }

    /** Makes lost wake-ups good, and shows reviewers the asks for which an agent has begun or ceased to wait. */
    void wake() {
        feed.wake();
        reviewers.desk().wake();
        reviewers.desk().showAgain(reviewers.waiters().changes());
    }

    /** Tells reviewers to look elsewhere and waiting agents to come back. */
    void drain() {
        reviewers.desk().drain();
        reviewers.waiters().callAll();
    }
}
