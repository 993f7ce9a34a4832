package dev.assent.cli.review.app;

import dev.assent.cli.review.detail.Detail;
import dev.assent.cli.review.detail.DetailOptions;
import dev.assent.cli.review.detail.Seen;
import dev.assent.client.Ask;
import dev.assent.client.AskSummary;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ask that is read: what of it has come, what of it was on the screen. */
final class Reading {
    private AskSummary summary;
    private @Nullable Ask ask;
    private @Nullable Draft draft;
    private @Nullable Detail detail;
    private @Nullable Seen seen;
    private String ending = "";
    private String trouble = "";
    private int scroll;

    Reading(AskSummary summary) {
        this.summary = summary;
    }

    String askId() {
        return summary.askId();
    }

    AskSummary summary() {
        return summary;
    }

    /** The ask whole, once it is there, as it is; not as a draft would have it. */
    Optional<Ask> ask() {
        return Optional.ofNullable(ask);
    }

    Optional<Draft> draft() {
        return Optional.ofNullable(draft);
    }

    /** A newer version of the row. Returns whether what is read is void with it. */
    boolean update(AskSummary newer) {
        boolean changed = !newer.etag().equals(summary.etag());
        summary = newer;
        if (changed && ask != null) {
            ask = null;
            drop();
            return true;
        }
        return false;
    }

    /** The ask has come. */
    void show(Ask whole) {
        boolean same =
                ask != null && ask.summary().etag().equals(whole.summary().etag());
        summary = whole.summary();
        if (!same) {
            ask = whole;
            drop();
        }
        trouble = "";
    }

    /** The reviewer would have other arguments, or, with null, those of the agent again. All must be seen anew. */
    void draft(@Nullable Draft wanted) {
        drop();
        draft = wanted;
    }

    /** The ask with the arguments that an approval would be of. */
    Optional<Ask> shown() {
        return draft == null ? ask() : Optional.of(draft.edited());
    }

    /** The detail in this width; empty until the ask is there. */
    Optional<Detail> detail(DetailOptions options, int width) {
        Ask whole = shown().orElse(null);
        if (whole == null) {
            return Optional.empty();
        }
        Detail made = detail;
        if (made == null || made.width() != Math.max(Detail.MIN_WIDTH, width)) {
            made = Detail.of(whole, options, width);
            detail = made;
            if (seen == null) {
                seen = Seen.nothingOf(made);
            }
        }
        return Optional.of(made);
    }

    Optional<Detail> lastDetail() {
        return Optional.ofNullable(detail);
    }

    /** What was seen of the detail that was made last. */
    Optional<Seen> seen() {
        return Optional.ofNullable(seen);
    }

    /** Whether nothing of the arguments is left to be seen. */
    boolean isSeenWhole() {
        return detail != null && seen != null && seen.whole(detail);
    }

    int scroll() {
        return scroll;
    }

    /** @param page how many lines are on the screen; the last of them stay there */
    void scroll(int by, int page) {
        int lines = detail == null ? 0 : detail.lines().size();
        scroll = Math.max(0, Math.min(scroll + by, Math.max(0, lines - page)));
    }

    /** How it ended; empty while it waits. */
    String ending() {
        return ending;
    }

    void ended(String how) {
        ending = how;
    }

    /** Why it could not be fetched; empty if it could, or is on its way. */
    String trouble() {
        return trouble;
    }

    void trouble(String why) {
        trouble = why;
    }

    private void drop() {
        draft = null;
        detail = null;
        seen = null;
        scroll = 0;
    }
}
