package dev.assent.cli.asks;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.client.ClientException;
import dev.assent.client.PartialReviewListener;
import dev.assent.client.ReviewClient;
import dev.assent.client.ReviewSession;
import dev.assent.client.ReviewSessionOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the server who the bearer of the token is, by opening a session that claims nothing. */
public final class WhoAmI {
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private WhoAmI() {}

    /** Who the server takes the reviewer to be. */
    public record Reviewer(String name, List<String> groups) {
        public Reviewer {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Who the reviewer is.
     *
     * @throws ClientException if the server does not say
     */
    public static Reviewer ask(ReviewClient client) {
        CompletableFuture<Reviewer> answer = new CompletableFuture<>();
        try (ReviewSession session = client.openSession(ReviewSessionOptions.oneAtATime(), new Listener(answer))) {
            return answer.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ClientException problem ? problem : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new Failure(
                    ExitCode.UNREACHABLE, "the server did not open a session in " + WITHIN.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.FAILED, "interrupted");
        }
    }

    private record Listener(CompletableFuture<Reviewer> answer) implements PartialReviewListener {
        @Override
        public void connected(String reviewer, List<String> groups, boolean snapshot) {
            answer.complete(new Reviewer(reviewer, groups));
        }

        @Override
        public void lost(ClientException why, Duration retryIn) {
            answer.completeExceptionally(why);
        }

        @Override
        public void ended(ClientException why) {
            answer.completeExceptionally(why);
        }
    }
}
