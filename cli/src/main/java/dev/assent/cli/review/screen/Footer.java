package dev.assent.cli.review.screen;

import dev.assent.cli.review.queue.QueueRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** The last row: the keys that work now, the most important first, and why approve is locked. */
final class Footer {
    private final ReviewView view;
    private final Palette palette;
    private final List<String> keys = new ArrayList<>();
    private String lock = "";

    Footer(ReviewView view, Palette palette) {
        this.view = view;
        this.palette = palette;
    }

    AttributedString of(int width) {
        if (view.filtering().isPresent()) {
            keys.addAll(List.of("Enter keep", "Esc clear"));
        } else if (view.dialog().isPresent()) {
            keys.addAll(view.dialog().get().keys());
        } else if (view.help()) {
            keys.addAll(List.of("Esc back", "q quit"));
        } else if (view.focus() == Focus.DETAIL && view.detail().isPresent()) {
            detail(view.detail().get());
        } else if (view.focus() == Focus.DETAIL && view.group().isPresent()) {
            group(view.group().get());
        } else {
            queue();
        }
        return line(width);
    }

    private void detail(DetailPane pane) {
        lock = lock(pane);
        if (lock.isEmpty() && pane.ask().isPending()) {
            keys.add("a approve");
        }
        if (pane.ask().isPending()) {
            keys.add("d reject");
        }
        if (pane.detail().acceptsEdits()) {
            keys.add("E edit");
        }
        keys.addAll(List.of("s skip", "e rule", "v view", "Esc back"));
        help();
    }

    private void group(GroupPane pane) {
        int asks = pane.group().waiting().size();
        lock = isLost() ? "no connection - approve is locked" : locked(pane.locked());
        if (lock.isEmpty()) {
            keys.add("A approve all " + asks);
        }
        keys.add("D reject all " + asks);
        keys.addAll(List.of("z unfold", "Esc back"));
        help();
    }

    private void queue() {
        if (view.queue().arrivals() > 0) {
            keys.add("n show new");
        }
        boolean group = view.queue().selected() >= 0
                && view.queue().rows().get(view.queue().selected()) instanceof QueueRow.Group;
        if (!view.queue().rows().isEmpty()) {
            keys.add("Enter open");
            if (group) {
                keys.add("z unfold");
            }
            keys.addAll(List.of("j k move", "/ filter", "o order"));
        }
        help();
    }

    private void help() {
        keys.addAll(List.of("? help", "q quit"));
    }

    /** Why approve is locked; what the reviewer can do about it comes first. */
    private String lock(DetailPane pane) {
        if (!pane.ask().isPending()) {
            return "this ask has ended";
        }
        if (isLost()) {
            return "no connection - approve is locked";
        }
        if (pane.detail().tooBig() && pane.seenPercent() < 100) {
            return "v opens it whole - approve is locked";
        }
        if (pane.linesLeft() > 0) {
            String lines = pane.linesLeft() == 1 ? "1 more line" : pane.linesLeft() + " more lines";
            return "J " + lines + " - approve is locked";
        }
        return locked(pane.locked());
    }

    private boolean isLost() {
        return view.connection().state() == Connection.State.LOST
                || view.connection().state() == Connection.State.CONNECTING;
    }

    private static String locked(String why) {
        return why.isEmpty() ? "" : "approve is locked: " + why;
    }

    /** The last two keys are always there; of the others, as many as fit. */
    private AttributedString line(int width) {
        Cells cells = new Cells(width).put(" ", palette.plain());
        if (!lock.isEmpty()) {
            cells.put(lock, palette.warning());
        }
        List<String> kept = new ArrayList<>(keys);
        while (kept.size() > 1 && length(kept) > cells.left() - 3) {
            kept.remove(Math.max(0, kept.size() - 3));
        }
        if (kept.size() <= 2 && length(kept) > cells.left() - 3) {
            kept = new ArrayList<>(List.of("? help"));
        }
        String text = String.join("   ", kept);
        if (!lock.isEmpty()) {
            cells.put(text.length() + 3 <= cells.left() ? "   " : "", palette.plain());
        }
        return Optional.of(text).filter(all -> all.length() <= cells.left()).isPresent()
                ? cells.put(text, palette.plain()).line()
                : cells.line();
    }

    private static int length(List<String> keys) {
        return String.join("   ", keys).length();
    }
}
