package dev.assent.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.client.ClientException.Kind;
import io.grpc.Status;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class StatusesTest {
    /** What grpc-java says when the server is killed while a call is being written; found by the server's crash test. */
    @Test
    void connectionThatDies_isWorthAnotherTry() {
        ClientException problem = Statuses.translate(Status.UNKNOWN
                .withDescription("channel closed")
                .withCause(new ClosedChannelException())
                .asRuntimeException());
        assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(problem.isTransient()).isTrue();
        assertThat(problem.isUnreachable()).isTrue();
    }

    @Test
    void unknownFailureOfTheServer_isNot() {
        ClientException problem = Statuses.translate(
                Status.UNKNOWN.withDescription("channel closed").asRuntimeException());
        assertThat(problem.kind()).isEqualTo(Kind.INTERNAL);
        assertThat(problem.isTransient()).isFalse();
    }
}
