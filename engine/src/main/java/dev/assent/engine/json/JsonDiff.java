package dev.assent.engine.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What differs between two JSON values. Members are matched by name; elements by position, after those that both arrays
 * begin and end with. Made one after the other in their order, the changes turn the one value into the other.
 *
 * @param complete whether these are all changes; else there were more than wanted
 */
public record JsonDiff(List<JsonChange> changes, boolean complete) {
    public JsonDiff {
        changes = List.copyOf(changes);
    }

    /**
     * Compares two values of {@link JsonReader}, built with the same shape. 5 and 5.0 differ; the order of members does not
     * count.
     *
     * @param maxChanges 1 or more
     * @param maxDepth how far inside to look; values further inside that differ are one change of what holds them. 1 or more
     */
    public static JsonDiff between(Object before, Object after, int maxChanges, int maxDepth) {
        if (maxChanges < 1 || maxDepth < 1) {
            throw new IllegalArgumentException(
                    "maxChanges: " + maxChanges + ", maxDepth: " + maxDepth + " (expected: >= 1)");
        }
        Walk walk = new Walk(maxChanges, maxDepth);
        walk.compare(before, after);
        return new JsonDiff(walk.changes, walk.complete);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    private static final class Walk {
        private final List<JsonChange> changes = new ArrayList<>();
        private final List<String> path = new ArrayList<>();
        private final int maxChanges;
        private final int maxDepth;
        private boolean complete = true;

        Walk(int maxChanges, int maxDepth) {
            this.maxChanges = maxChanges;
            this.maxDepth = maxDepth;
        }

        void compare(Object before, Object after) {
            if (!complete) {
                return;
            }
            boolean inside = path.size() < maxDepth;
            if (inside && before instanceof Map<?, ?> old && after instanceof Map<?, ?> now) {
                members(old, now);
            } else if (inside && before instanceof List<?> old && after instanceof List<?> now) {
                elements(old, now);
            } else if (!before.equals(after)) {
                add(JsonChange.Kind.CHANGED, Optional.of(before), Optional.of(after));
            }
        }

        private void members(Map<?, ?> before, Map<?, ?> after) {
            before.forEach((name, old) -> {
                Object now = after.get(name);
                at((String) name, () -> {
                    if (now == null) {
                        add(JsonChange.Kind.REMOVED, Optional.of(old), Optional.empty());
                    } else {
                        compare(old, now);
                    }
                });
            });
            after.forEach((name, now) -> {
                if (!before.containsKey(name)) {
                    at((String) name, () -> add(JsonChange.Kind.ADDED, Optional.empty(), Optional.of(now)));
                }
            });
        }

        private void elements(List<?> before, List<?> after) {
            int shorter = Math.min(before.size(), after.size());
            int from = 0;
            while (from < shorter && before.get(from).equals(after.get(from))) {
                from++;
            }
            int tail = 0;
            while (tail < shorter - from
                    && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
                tail++;
            }
            int oldEnd = before.size() - tail;
            int newEnd = after.size() - tail;
            for (int i = from; i < Math.min(oldEnd, newEnd) && complete; i++) {
                Object old = before.get(i);
                Object now = after.get(i);
                at(Integer.toString(i), () -> compare(old, now));
            }
            for (int i = oldEnd; i < newEnd && complete; i++) {
                Object now = after.get(i);
                at(Integer.toString(i), () -> add(JsonChange.Kind.ADDED, Optional.empty(), Optional.of(now)));
            }
            // the last one first: then the pointer is right before and after the others have gone
            for (int i = oldEnd - 1; i >= newEnd && complete; i--) {
                Object old = before.get(i);
                at(Integer.toString(i), () -> add(JsonChange.Kind.REMOVED, Optional.of(old), Optional.empty()));
            }
        }

        private void at(String token, Runnable work) {
            path.add(token);
            work.run();
            path.remove(path.size() - 1);
        }

        private void add(JsonChange.Kind kind, Optional<Object> before, Optional<Object> after) {
            if (changes.size() == maxChanges) {
                complete = false;
            } else if (complete) {
                changes.add(new JsonChange(kind, new JsonPointer(path), before, after));
            }
        }
    }
}
