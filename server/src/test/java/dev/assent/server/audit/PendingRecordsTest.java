package dev.assent.server.audit;

import static dev.assent.server.audit.PendingRecords.Offer.CLOSED;
import static dev.assent.server.audit.PendingRecords.Offer.FULL;
import static dev.assent.server.audit.PendingRecords.Offer.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.server.audit.PendingRecords.Offer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PendingRecordsTest {
    private final PendingRecords pending = new PendingRecords(3, 100, InstantSource.fixed(Instant.EPOCH));

    @Test
    void offer_beyondTheNumber_isFull_untilTaken() throws Exception {
        assertThat(offer(1)).isEqualTo(TAKEN);
        assertThat(offer(1)).isEqualTo(TAKEN);
        assertThat(offer(1)).isEqualTo(TAKEN);
        assertThat(offer(1)).isEqualTo(FULL);
        assertThat(pending.take(1_000)).hasSize(3);
        assertThat(offer(1)).isEqualTo(TAKEN);
    }

    @Test
    void offer_beyondTheBytes_isFull_untilTaken() throws Exception {
        assertThat(offer(60)).isEqualTo(TAKEN);
        assertThat(offer(41)).isEqualTo(FULL);
        assertThat(offer(40)).isEqualTo(TAKEN);
        assertThat(pending.take(60)).hasSize(1);
        assertThat(offer(61)).isEqualTo(FULL);
        assertThat(offer(60)).isEqualTo(TAKEN);
    }

    @Test
    void offer_oneLargerThanTheBound_isTakenAlone() throws Exception {
        assertThat(offer(1_000)).isEqualTo(TAKEN);
        assertThat(offer(1)).isEqualTo(FULL);
        assertThat(pending.take(10)).hasSize(1);
        assertThat(offer(1)).isEqualTo(TAKEN);
    }

    @Test
    void take_endsABatchAtItsBytes() throws Exception {
        offer(30);
        offer(30);
        offer(30);
        assertThat(pending.take(60)).hasSize(2);
        assertThat(pending.take(60)).hasSize(1);
    }

    @Test
    void close_takesNoMore_andDrains() throws Exception {
        offer(1);
        pending.close();
        assertThat(offer(1)).isEqualTo(CLOSED);
        assertThat(pending.take(10)).hasSize(1);
        assertThat(pending.take(10)).isEmpty();
    }

    private Offer offer(int bytes) {
        AsciiJson fields = new AsciiJson();
        fields.word("x".repeat(bytes));
        return pending.offer(fields, new CompletableFuture<>());
    }
}
