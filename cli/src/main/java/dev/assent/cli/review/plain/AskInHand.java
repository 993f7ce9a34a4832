package dev.assent.cli.review.plain;

import dev.assent.client.AskSummary;
import dev.assent.client.Verdict;
import org.jspecify.annotations.Nullable;

/** The one ask that is claimed, read or answered, and how far that is. On the event loop. */
final class AskInHand {
    /** What the reviewer is doing. */
    private enum Phase {
        /** Nothing to look at, or no connection. */
        WAITING,
        CLAIMING,
        /** Questions are put to the reviewer by the {@link Conversation}. */
        READING,
        /** The verdict is on its way. */
        SENT,
        /** The ask is gone while a line is typed: that line is no answer. */
        STALE
    }

    private Phase phase = Phase.WAITING;
    private @Nullable AskSummary ask;
    private @Nullable Conversation conversation;
    private @Nullable Verdict sent;

    /** Whether there is none, and none is waited for. */
    boolean isFree() {
        return phase == Phase.WAITING;
    }

    boolean isClaiming() {
        return phase == Phase.CLAIMING;
    }

    boolean isReading() {
        return phase == Phase.READING;
    }

    /** Whether the claim is ours, or asked for, and no verdict given. */
    boolean isUnanswered() {
        return isClaiming() || isReading();
    }

    boolean is(String askId) {
        return ask != null && ask.askId().equals(askId);
    }

    /** Whether this is the verdict that is on its way. */
    boolean isSentAs(String requestId) {
        return sent != null && sent.requestId().equals(requestId);
    }

    AskSummary ask() {
        if (ask == null) {
            throw new IllegalStateException("no ask is on the screen");
        }
        return ask;
    }

    /** The questions, while they are put. */
    @Nullable
    Conversation questions() {
        return isReading() ? conversation : null;
    }

    void claim(AskSummary wanted) {
        ask = wanted;
        phase = Phase.CLAIMING;
    }

    void read(AskSummary claimed, Conversation questions) {
        ask = claimed;
        conversation = questions;
        phase = Phase.READING;
    }

    void send(Verdict verdict) {
        sent = verdict;
        phase = Phase.SENT;
    }

    /** The verdict was not taken: the questions come again. */
    void readAgain() {
        sent = null;
        phase = Phase.READING;
        if (conversation != null) {
            conversation.begin();
        }
    }

    void drop() {
        ask = null;
        conversation = null;
        sent = null;
        phase = Phase.WAITING;
    }

    /** The ask is gone, and the line that is being typed is yet to come. */
    void awaitStaleLine() {
        phase = Phase.STALE;
    }

    void staleLineCame() {
        phase = Phase.WAITING;
    }
}
