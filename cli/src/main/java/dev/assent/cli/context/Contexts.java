package dev.assent.cli.context;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The contexts of one reviewer, in the order of the file.
 *
 * @param current name of the one that holds where nothing else is said; empty: none
 * @param all no name is there twice
 */
public record Contexts(String current, List<ReviewerContext> all) {
    public static final Contexts NONE = new Contexts("", List.of());

    public Contexts {
        requireNonNull(current, "current");
        all = List.copyOf(all);
    }

    public Optional<ReviewerContext> named(String name) {
        return all.stream().filter(context -> context.name().equals(name)).findFirst();
    }

    Contexts using(String name) {
        return new Contexts(name, all);
    }

    /** With this one, in the place of the one of the same name. */
    Contexts with(ReviewerContext added) {
        List<ReviewerContext> changed = new ArrayList<>(all);
        changed.replaceAll(context -> context.name().equals(added.name()) ? added : context);
        if (named(added.name()).isEmpty()) {
            changed.add(added);
        }
        return new Contexts(current, changed);
    }

    Contexts without(String name) {
        List<ReviewerContext> rest =
                all.stream().filter(context -> !context.name().equals(name)).toList();
        return new Contexts(current.equals(name) ? "" : current, rest);
    }
}
