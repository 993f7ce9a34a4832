package dev.assent.cli.review.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.review.SampleAsk;
import dev.assent.client.AskState;
import dev.assent.client.AskSummary;
import dev.assent.client.Effect;
import dev.assent.client.Reason;
import dev.assent.client.ReasonCode;
import dev.assent.client.Risk;
import dev.assent.client.TextFlag;
import dev.assent.client.UntrustedText;
import dev.assent.client.Withdrawal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueTest {
    private final Queue queue = new Queue();

    @Test
    void riskiestFirst_thenHidden_thenWhatExpiresFirst() {
        offer(
                ask("late", Risk.HIGH, 60),
                ask("low", Risk.LOW, 1),
                ask("soon", Risk.HIGH, 5),
                ask("crit", Risk.CRITICAL, 90));
        queue.offer(SampleAsk.of(Risk.HIGH)
                .id("odd")
                .left(Duration.ofMinutes(99))
                .flags(TextFlag.INVISIBLE)
                .summary());
        assertThat(rows()).containsExactly("crit", "odd", "soon", "late", "low");
        queue.order(QueueOrder.EXPIRY);
        assertThat(rows()).containsExactly("low", "soon", "late", "crit", "odd");
    }

    @Test
    void lettersOfOtherLanguagesAloneAreNotHidden() {
        queue.offer(SampleAsk.of(Risk.LOW).id("a").flags(TextFlag.NON_ASCII).summary());
        queue.offer(SampleAsk.of(Risk.LOW).id("b").agent("bot\u200B").summary());
        assertThat(queue.view().rows())
                .extracting(row -> row.fold(QueueRow.One::hidden, any -> false))
                .containsExactly(true, false);
    }

    @Test
    void frozen_nothingMoves_arrivalsAreCounted() {
        offer(ask("a", Risk.HIGH, 5), ask("b", Risk.LOW, 5));
        queue.select("b");
        queue.freeze();
        offer(ask("c", Risk.CRITICAL, 1), ask("d", Risk.LOW, 1));
        queue.offer(ask("b", Risk.CRITICAL, 1)); // a new version of a row that is there
        assertThat(rows()).containsExactly("a", "b");
        assertThat(queue.view().arrivals()).isEqualTo(2);
        assertThat(selected()).isEqualTo("b");
        assertThat(queue.find("c")).isPresent();

        queue.refresh();
        assertThat(rows()).containsExactly("b", "c", "a", "d");
        assertThat(queue.view().arrivals()).isZero();
        assertThat(queue.view().frozen()).isTrue();
        assertThat(selected()).isEqualTo("b");
    }

    @Test
    void frozen_endedRowsStayWithTheirEnding_untilRefreshed() {
        offer(ask("a", Risk.HIGH, 5), ask("b", Risk.MEDIUM, 5), ask("c", Risk.LOW, 5), ask("d", Risk.LOW, 6));
        queue.freeze();
        queue.withdraw(withdrawal("a", AskState.DENIED, "jon"));
        queue.withdraw(withdrawal("b", AskState.DENIED));
        queue.withdraw(withdrawal("c", AskState.EXPIRED));
        queue.voted(SampleAsk.of(Risk.LOW).id("d").state(AskState.APPROVED).summary());
        assertThat(endings()).containsExactly("rejected", "denied", "expired", "approved");
        assertThat(queue.view().total()).isZero();
        queue.refresh();
        assertThat(rows()).isEmpty();
        assertThat(queue.selectedAsk()).isEmpty();
    }

    @Test
    void arrivalThatEndsBeforeItWasShown_isForgotten() {
        queue.freeze();
        offer(ask("a", Risk.HIGH, 5));
        queue.withdraw(withdrawal("a", AskState.CANCELLED));
        assertThat(queue.view().arrivals()).isZero();
        queue.thaw();
        assertThat(rows()).isEmpty();
    }

    @Test
    void ownApproval_isMarked_untilTheAskChanges() {
        AskSummary ask = ask("a", Risk.HIGH, 5);
        queue.offer(ask);
        queue.voted(ask);
        queue.offer(ask); // somebody claims it: the same version
        assertThat(voted()).containsExactly(true);
        queue.offer(SampleAsk.of(Risk.HIGH).id("a").arguments("{\"other\":1}").summary());
        assertThat(voted()).containsExactly(false);
    }

    @Test
    void selectionStaysAtTheAsk_whateverComesAbove() {
        offer(ask("m", Risk.MEDIUM, 5));
        assertThat(selected()).isEqualTo("m");
        offer(ask("h", Risk.HIGH, 5), ask("c", Risk.CRITICAL, 5));
        assertThat(queue.view().selected()).isEqualTo(2);
        assertThat(selected()).isEqualTo("m");
        queue.move(-1);
        assertThat(selected()).isEqualTo("h");
        queue.move(-9);
        queue.move(99);
        assertThat(selected()).isEqualTo("m");
    }

    @Test
    void selectedAskGone_theRowAtItsPlaceIsSelected_andKept() {
        offer(ask("a", Risk.CRITICAL, 5), ask("b", Risk.HIGH, 5), ask("c", Risk.LOW, 5));
        queue.select("b");
        queue.view();
        queue.withdraw(withdrawal("b", AskState.EXPIRED));
        assertThat(selected()).isEqualTo("c");
        offer(ask("d", Risk.CRITICAL, 1));
        assertThat(selected()).isEqualTo("c");
    }

    @Test
    void snapshot_dropsWhatItDidNotBring() {
        offer(ask("a", Risk.HIGH, 5), ask("b", Risk.LOW, 5));
        queue.beginSnapshot();
        offer(ask("b", Risk.LOW, 5), ask("c", Risk.LOW, 6));
        assertThat(rows()).containsExactly("a", "b", "c");
        queue.caughtUp();
        assertThat(rows()).containsExactly("b", "c");
    }

    @Test
    void snapshotWhileFrozen_leavesTheRowWithItsEnding() {
        offer(ask("a", Risk.HIGH, 5));
        queue.freeze();
        queue.beginSnapshot();
        queue.caughtUp();
        assertThat(endings()).containsExactly("gone");
    }

    @Test
    void firstSelection_isTheFirstRowOfTheWholeSnapshot() {
        queue.beginSnapshot();
        offer(ask("low", Risk.LOW, 5));
        queue.view();
        offer(ask("crit", Risk.CRITICAL, 5));
        queue.caughtUp();
        assertThat(selected()).isEqualTo("crit");
    }

    @Test
    void filter_looksThroughDisplayFormsOnly_andKeepsTheOrder() {
        queue.offer(SampleAsk.of(Risk.LOW).id("a").tool("http.p\u043Est").summary());
        queue.offer(SampleAsk.of(Risk.HIGH)
                .id("b")
                .tool("fs.read")
                .agent("Deploy-Bot")
                .summary());
        queue.filter("u+043e");
        assertThat(rows()).containsExactly("a");
        queue.filter("http.p\u043Est");
        assertThat(rows()).isEmpty();
        queue.filter("deploy");
        assertThat(rows()).containsExactly("b");
        queue.filter("high");
        assertThat(rows()).containsExactly("b");
        queue.filter("new-host");
        assertThat(rows()).containsExactly("b", "a");
        queue.filter("");
        assertThat(rows()).containsExactly("b", "a");
        assertThat(queue.view().waiting()).isEqualTo(Map.of(Risk.HIGH, 1, Risk.LOW, 1));
    }

    @Test
    void filterWhileFrozen_bringsNoArrivals() {
        offer(ask("a", Risk.HIGH, 5), ask("b", Risk.LOW, 5));
        queue.freeze();
        offer(ask("c", Risk.HIGH, 5));
        queue.filter("high");
        assertThat(rows()).containsExactly("a");
        queue.filter("");
        assertThat(rows()).containsExactly("a", "b");
    }

    @Test
    void asksOfOneGroup_foldIntoARow_andUnfold() {
        offer(ask("h", Risk.HIGH, 5), member("g1", 3), member("g2", 1), member("g3", 2), ask("x", Risk.LOW, 9));
        assertThat(rows()).containsExactly("h", "[g2 g3 g1]", "x");
        queue.select("g3");
        assertThat(queue.selectedGroup()).isPresent();
        assertThat(queue.selectedAsk()).isEmpty();
        queue.toggleFold();
        assertThat(rows()).containsExactly("h", "[g2 g3 g1]", "g2", "g3", "g1", "x");
        assertThat(queue.selectedGroup()).isPresent();
        queue.select("g3");
        assertThat(selected()).isEqualTo("g3");
        queue.toggleFold();
        assertThat(rows()).containsExactly("h", "[g2 g3 g1]", "x");
    }

    @Test
    void outliersStandAlone_andAGroupOfOneIsNone() {
        offer(member("g1", 1), member("g2", 2), member("g3", 3));
        queue.keepOut(List.of("g2"));
        assertThat(rows()).containsExactly("[g1 g3]", "g2");
        queue.keepOut(List.of("g3"));
        assertThat(rows()).containsExactly("g1", "g2", "g3");
    }

    @Test
    void frozenGroup_keepsItsEndedMembers() {
        offer(member("g1", 1), member("g2", 2), member("g3", 3));
        queue.freeze();
        queue.withdraw(withdrawal("g2", AskState.EXPIRED));
        offer(member("g4", 1));
        assertThat(rows()).containsExactly("[g1 g2 g3]");
        assertThat(queue.selectedGroup().orElseThrow().waiting())
                .extracting(AskSummary::askId)
                .containsExactly("g1", "g3");
        queue.refresh();
        assertThat(rows()).containsExactly("[g1 g4 g3]");
    }

    @Test
    void groupHasTheHighestRiskOfItsMembers() {
        queue.offer(SampleAsk.of(Risk.LOW).id("a").group("g").summary());
        queue.offer(SampleAsk.of(Risk.MEDIUM).id("b").group("g").summary());
        assertThat(queue.selectedGroup().orElseThrow().risk()).isEqualTo(Risk.MEDIUM);
    }

    private void offer(AskSummary... asks) {
        for (AskSummary ask : asks) {
            queue.offer(ask);
        }
    }

    private List<String> rows() {
        return queue.view().rows().stream()
                .map(row -> row.fold(
                        one -> one.ask().askId(),
                        group -> "["
                                + String.join(
                                        " ",
                                        group.members().stream()
                                                .map(one -> one.ask().askId())
                                                .toList()) + "]"))
                .toList();
    }

    private List<String> endings() {
        return queue.view().rows().stream()
                .map(row -> row.fold(QueueRow.One::ending, group -> ""))
                .toList();
    }

    private List<Boolean> voted() {
        return queue.view().rows().stream()
                .map(row -> row.fold(QueueRow.One::voted, group -> false))
                .toList();
    }

    private String selected() {
        return queue.selectedAsk().orElseThrow().askId();
    }

    private static AskSummary ask(String id, Risk risk, int minutes) {
        return SampleAsk.of(risk).id(id).left(Duration.ofMinutes(minutes)).summary();
    }

    private static AskSummary member(String id, int minutes) {
        return SampleAsk.of(Risk.LOW)
                .id(id)
                .group("g")
                .left(Duration.ofMinutes(minutes))
                .summary();
    }

    private static Withdrawal withdrawal(String id, AskState state, String... reviewers) {
        Reason reason = new Reason(ReasonCode.UNKNOWN, "", "", Effect.DENY, "", new UntrustedText("", ""));
        return new Withdrawal(id, state, List.of(reviewers), reason);
    }
}
