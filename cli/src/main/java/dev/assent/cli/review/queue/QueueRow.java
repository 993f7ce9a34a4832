package dev.assent.cli.review.queue;

import dev.assent.client.AskSummary;
import dev.assent.client.Risk;
import java.util.List;
import java.util.function.Function;

/** A row of the queue. */
public sealed interface QueueRow {
    <T> T fold(Function<One, T> one, Function<Group, T> group);

    /** Whether the row stands for this ask. */
    boolean holds(String askId);

    /**
     * One ask.
     *
     * @param ending how it ended, such as {@code approved}; empty while it waits
     * @param voted whether this reviewer's approval is recorded and more are needed
     * @param hidden whether its text hides something
     * @param member whether it stands below the row of its group
     */
    record One(AskSummary ask, String ending, boolean voted, boolean hidden, boolean member) implements QueueRow {
        @Override
        public <T> T fold(Function<One, T> one, Function<Group, T> group) {
            return one.apply(this);
        }

        @Override
        public boolean holds(String askId) {
            return ask.askId().equals(askId);
        }

        public boolean isWaiting() {
            return ending.isEmpty();
        }
    }

    /**
     * Asks of the same agent, tool, rules and argument template.
     *
     * @param members two at least, in the order of the queue
     * @param open whether their rows follow
     */
    record Group(String groupKey, List<One> members, boolean open) implements QueueRow {
        public Group {
            members = List.copyOf(members);
        }

        /** The highest of its members. */
        public Risk risk() {
            return members.stream()
                    .map(one -> one.ask().risk())
                    .max(Risk::compareTo)
                    .orElse(Risk.CRITICAL);
        }

        /** The members that still wait. */
        public List<AskSummary> waiting() {
            return members.stream().filter(One::isWaiting).map(One::ask).toList();
        }

        @Override
        public <T> T fold(Function<One, T> one, Function<Group, T> group) {
            return group.apply(this);
        }

        @Override
        public boolean holds(String askId) {
            return members.stream().anyMatch(one -> one.holds(askId));
        }
    }
}
