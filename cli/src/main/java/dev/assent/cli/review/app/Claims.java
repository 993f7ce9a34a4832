package dev.assent.cli.review.app;

import dev.assent.cli.review.AskCommands;
import dev.assent.cli.review.screen.Claim;
import dev.assent.client.AskSummary;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The claim on the ask that is read: asked for when the selection has come to rest, held for as long as somebody presses
 * keys, given back when another ask is read. Moments are nanoseconds of a steady clock.
 */
final class Claims {
    /** Who moves through the queue claims nothing on the way. */
    static final Duration REST = Duration.ofMillis(200);

    /** Well below the lease of two minutes. */
    static final Duration EXTENSION = Duration.ofSeconds(40);

    /** After so long without a key nobody seems to read: the lease runs out. */
    static final Duration IDLE = Duration.ofMinutes(3);

    private final AskCommands commands;
    private String askId = "";
    private Claim claim = Claim.NONE;
    private boolean connected;

    /** Whether the ask is to be claimed once it has rested. */
    private boolean wanted;

    private long opened;
    private long extended;
    private long touched;

    Claims(AskCommands commands) {
        this.commands = commands;
    }

    /** This ask is read now; the empty id: none. */
    void read(String id, long now) {
        if (id.equals(askId)) {
            return;
        }
        handBack();
        askId = id;
        wanted = !id.isEmpty();
        opened = now;
    }

    /** Others may take it. */
    void handBack() {
        if (connected && (claim.equals(Claim.YOURS) || claim.equals(Claim.ASKED))) {
            commands.release(askId);
        }
        claim = Claim.NONE;
        wanted = false;
    }

    void connected() {
        connected = true;
        wanted = !askId.isEmpty();
    }

    /** All claims went with the stream. */
    void lost() {
        connected = false;
        claim = Claim.NONE;
    }

    /** Whether this is the claim that was wanted. */
    boolean claimed(String id, long now) {
        if (!id.equals(askId)) {
            return false;
        }
        claim = Claim.YOURS;
        extended = now;
        return true;
    }

    /** Whether it was the claim on the ask that is read. */
    boolean refused(String id) {
        if (!id.equals(askId) || !claim.equals(Claim.ASKED)) {
            return false;
        }
        claim = Claim.NONE;
        return true;
    }

    void ended(String id) {
        if (id.equals(askId)) {
            claim = Claim.NONE;
        }
    }

    /** A key was pressed: somebody is there, and if the lease has run out, it is wanted again. */
    void touched(long now) {
        if (now - touched >= IDLE.toNanos()) {
            wanted = !askId.isEmpty();
        }
        touched = now;
    }

    void tick(long now) {
        if (!connected) {
            return;
        }
        if (wanted && claim.equals(Claim.NONE) && now - opened >= REST.toNanos()) {
            wanted = false;
            claim = Claim.ASKED;
            commands.claim(askId);
        } else if (claim.equals(Claim.YOURS)
                && now - extended >= EXTENSION.toNanos()
                && now - touched < IDLE.toNanos()) {
            extended = now;
            commands.extend(askId);
        }
    }

    /** When {@link #tick} has something to do; leases are looked after with the seconds of the screen. */
    OptionalLong due() {
        return connected && wanted && claim.equals(Claim.NONE)
                ? OptionalLong.of(opened + REST.toNanos())
                : OptionalLong.empty();
    }

    /** Who looks at the ask that is read. */
    Claim claim(AskSummary ask, String reviewer) {
        return ask.lease()
                .filter(lease -> claim.equals(Claim.NONE) && !lease.reviewer().equals(reviewer))
                .map(lease -> Claim.by(lease.reviewer()))
                .orElse(claim);
    }
}
