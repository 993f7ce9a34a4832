package dev.assent.server.api;

import static dev.assent.server.api.TestSidecar.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assent.proto.v1.AwaitAskRequest;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.ListAsksRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that cannot be written: never ASK, never ALLOW for what needs it, and no harm once it works again. */
class BrokenStoreTest {
    private static final String LARGE = "{\"amount\":500,\"to\":\"eve\"}";

    @TempDir
    Path folder;

    @Test
    void lockedStore_asksAreUnavailable_theRestIsDecided() throws SQLException {
        try (TestSidecar sidecar = TestSidecar.in(folder)) {
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + sidecar.data.resolve("asks.db"));
                    Statement sql = other.createStatement()) {
                sql.execute("BEGIN IMMEDIATE");
                assertThat(failure(catchThrowable(() -> sidecar.decide("bank.transfer", LARGE))))
                        .isEqualTo("UNAVAILABLE ASK_STORE_UNAVAILABLE");
                assertThat(sidecar.decide("bank.balance", "{}").getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
                sql.execute("ROLLBACK");
            }
            assertThat(sidecar.reviewer()
                            .listAsks(ListAsksRequest.getDefaultInstance())
                            .getAsksList())
                    .isEmpty();
            var ask = sidecar.decide("bank.transfer", LARGE).getAsk();
            assertThat(sidecar.agent()
                            .awaitAsk(AwaitAskRequest.newBuilder()
                                    .setAskId(ask.getAskId())
                                    .setRequestId(ask.getRequestId())
                                    .setWait(com.google.protobuf.Duration.newBuilder())
                                    .build())
                            .getDecision()
                            .getEffect())
                    .isEqualTo(Effect.EFFECT_ASK);
        }
    }
}
