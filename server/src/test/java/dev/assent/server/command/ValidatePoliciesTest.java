package dev.assent.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.source.SourceFile;
import dev.assent.server.policyfiles.SentPolicies;
import dev.assent.server.port.OverloadedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Operators wait in a short queue. */
class ValidatePoliciesTest {
    private static final List<SourceFile> FILES = List.of(new SourceFile("a.policy.yaml", "name: a\n"));

    @Test
    void aFullQueue_isOverloaded_notABug() {
        ValidatePolicies validate = new ValidatePolicies(new SentPolicies(PolicyOptions.DEFAULT), task -> {
            throw new RejectedExecutionException();
        });
        assertThat(validate.validate(FILES))
                .failsWithin(java.time.Duration.ofSeconds(1))
                .withThrowableThat()
                .withCauseInstanceOf(OverloadedException.class);
    }

    @Test
    void whoHangsUpInTheQueue_isNotWorkedFor() {
        List<Runnable> queue = new java.util.ArrayList<>();
        ValidatePolicies validate = new ValidatePolicies(
                files -> {
                    throw new AssertionError("nobody waits for this");
                },
                queue::add);
        CompletableFuture<?> answer = validate.validate(FILES);
        answer.cancel(false);
        queue.forEach(Runnable::run);
        assertThat(queue).hasSize(1);
        assertThat(answer).isCancelled();
    }
}
