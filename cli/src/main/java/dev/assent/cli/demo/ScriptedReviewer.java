package dev.assent.cli.demo;

import dev.assent.cli.decide.CallRecord;
import dev.assent.cli.decide.CallRecord.RecordedAnswer;
import dev.assent.cli.review.AskCommands;
import dev.assent.client.Ask;
import dev.assent.client.AskSummary;
import dev.assent.client.ClientException;
import dev.assent.client.Lease;
import dev.assent.client.PartialReviewListener;
import dev.assent.client.ReviewProblem;
import dev.assent.client.Verdict;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers asks as the person of the recording did, and says so. An ask that was not recorded is rejected. */
final class ScriptedReviewer implements PartialReviewListener {
    private static final RecordedAnswer UNFORESEEN = new RecordedAnswer(false, "the recording does not know this ask");

    private final Supplier<Optional<CallRecord>> present;
    private final DemoText text;
    private final Consumer<List<String>> say;
    private final CountDownLatch connected = new CountDownLatch(1);

    /** Versions of asks; on the session's thread. */
    private final Set<String> claimed = new HashSet<>();

    private volatile @Nullable AskCommands commands;

    ScriptedReviewer(Supplier<Optional<CallRecord>> present, DemoText text, Consumer<List<String>> say) {
        this.present = present;
        this.text = text;
        this.say = say;
    }

    void use(AskCommands where) {
        commands = where;
    }

    CountDownLatch connectedLatch() {
        return connected;
    }

    @Override
    public void connected(String reviewer, List<String> groups, boolean snapshot) {
        connected.countDown();
    }

    @Override
    public void offered(AskSummary ask) {
        AskCommands where = commands;
        // an ask is offered again when somebody claims it, as we do
        if (where != null && claimed.add(ask.askId() + " " + ask.etag())) {
            where.claim(ask.askId());
        }
    }

    @Override
    public void claimed(Lease lease, Ask ask) {
        RecordedAnswer answer = present.get().flatMap(CallRecord::verdict).orElse(UNFORESEEN);
        say.accept(text.review(ask, answer));
        AskCommands where = commands;
        if (where != null) {
            where.submit(
                    answer.approves()
                            ? Verdict.approve(ask.summary(), answer.note()).withChallengeAnswer(ask.challenge())
                            : Verdict.reject(ask.summary(), answer.note()));
        }
    }

    @Override
    public void verdictRefused(String requestId, ReviewProblem problem) {
        say.accept(text.trouble(problem.message()));
    }

    @Override
    public void problem(ReviewProblem problem) {
        say.accept(text.trouble(problem.message()));
    }

    @Override
    public void lost(ClientException why, Duration retryIn) {
        say.accept(text.trouble(String.valueOf(why.getMessage())));
    }

    @Override
    public void ended(ClientException why) {
        say.accept(text.trouble(String.valueOf(why.getMessage())));
    }
}
