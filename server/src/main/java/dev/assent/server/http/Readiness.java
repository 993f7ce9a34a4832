package dev.assent.server.http;

import java.util.List;

/**
 * Whether the sidecar can decide.
 *
 * @param failing one line for each part that keeps it from deciding; ready if there is none
 * @param warnings one line for each part that wants attention, such as a stale policy set
 */
public record Readiness(List<String> failing, List<String> warnings) {
    public static final Readiness READY = new Readiness(List.of(), List.of());

    public Readiness {
        failing = List.copyOf(failing);
        warnings = List.copyOf(warnings);
    }

    public boolean isReady() {
        return failing.isEmpty();
    }

    /** {@code ok}, or the failing parts; then the warnings. One a line, whatever the lines contain. */
    String render() {
        StringBuilder text = new StringBuilder();
        if (isReady()) {
            text.append("ok\n");
        }
        failing.forEach(line -> text.append("failing: ").append(oneLine(line)).append('\n'));
        warnings.forEach(line -> text.append("warning: ").append(oneLine(line)).append('\n'));
        return text.toString();
    }

    private static String oneLine(String line) {
        return line.replaceAll("\\p{Cntrl}+", " ");
    }
}
