package dev.assent.cli.review.notice;

import dev.assent.cli.context.NoticeKind;
import dev.assent.client.Risk;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Collects arrivals into notices: one at most every ten seconds, about all that came since the last. */
public final class Notices {
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final String ESCAPE = "\u001b";
    private static final String BELL = "\u0007";
    private static final String END = ESCAPE + "\\";

    private final NoticeKind kind;
    private final Risk from;
    private final boolean tmux;
    private final Map<Risk, Integer> waiting = new EnumMap<>(Risk.class);
    private long last;
    private boolean first = true;

    /**
     * @param from the lowest risk that is told
     * @param env of the process: under tmux a notice must be handed through
     */
    public Notices(NoticeKind kind, Risk from, Map<String, String> env) {
        this.kind = kind;
        this.from = from;
        this.tmux = !env.getOrDefault("TMUX", "").isEmpty();
    }

    /** An ask of this risk has come. */
    public void arrived(Risk risk) {
        if (kind != NoticeKind.NONE && risk.compareTo(from) >= 0) {
            waiting.merge(risk, 1, Integer::sum);
        }
    }

    /** What to send to the terminal now, if anything. */
    public Optional<String> due(long now) {
        if (waiting.isEmpty() || (!first && now - last < PAUSE.toNanos())) {
            return Optional.empty();
        }
        first = false;
        last = now;
        String text = text();
        waiting.clear();
        return Optional.of(sequence(text));
    }

    private String text() {
        Risk highest = waiting.keySet().stream().max(Risk::compareTo).orElse(from);
        int count = waiting.getOrDefault(highest, 0);
        int others = waiting.values().stream().mapToInt(Integer::intValue).sum() - count;
        String more = others == 0 ? "" : ", " + others + " more";
        return count + " " + highest + (count == 1 ? " ask waits" : " asks wait") + more;
    }

    private String sequence(String text) {
        return switch (kind) {
            case NONE -> "";
            case BELL -> BELL;
            case OSC9 -> through(ESCAPE + "]9;assent: " + text + BELL);
            case OSC777 -> through(ESCAPE + "]777;notify;assent;" + text + BELL);
            case OSC99 -> through(ESCAPE + "]99;;assent: " + text + END);
        };
    }

    /** tmux hands on what stands in its own sequence, with escapes doubled; it must be allowed to (allow-passthrough). */
    private String through(String sequence) {
        return tmux ? ESCAPE + "Ptmux;" + sequence.replace(ESCAPE, ESCAPE + ESCAPE) + END : sequence;
    }
}
