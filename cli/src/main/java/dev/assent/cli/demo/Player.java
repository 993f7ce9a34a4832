package dev.assent.cli.demo;

import dev.assent.cli.decide.CallRecord;
import dev.assent.client.AskReference;
import dev.assent.client.Decision;
import dev.assent.client.DecisionClient;
import dev.assent.client.DecisionRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The agent of the demo: sends the recorded calls one after the other, and waits for people where it must. */
final class Player {
    private final DecisionClient client;
    private final DemoText text;
    private final Consumer<List<String>> say;
    private final Duration patience;
    private final List<Step> steps = new ArrayList<>();
    private volatile Optional<CallRecord> present = Optional.empty();
    private volatile Optional<AskReference> waitsFor = Optional.empty();

    Player(DecisionClient client, DemoText text, Consumer<List<String>> say, Duration patience) {
        this.client = client;
        this.text = text;
        this.say = say;
        this.patience = patience;
    }

    /** The call that is being decided. */
    Optional<CallRecord> present() {
        return present;
    }

    /** Stops waiting for people, if the agent does: the call is not made. From any thread. */
    void giveUp() {
        waitsFor.ifPresent(client::cancelAsk);
    }

    List<Step> play(List<Recording> recordings) {
        for (Recording recording : recordings) {
            say.accept(text.session(recording));
            for (CallRecord record : recording.calls()) {
                present = Optional.of(record);
                say.accept(text.call(steps.size() + 1, record));
                Decision first = client.decide(DecisionRequest.of(record.call()).acceptingEdits());
                waitsFor = first.isFinal() ? Optional.empty() : first.ask();
                Decision last =
                        waitsFor.map(ask -> client.awaitAsk(ask, patience)).orElse(first);
                waitsFor = Optional.empty();
                Step step = new Step(record, first, last);
                say.accept(text.outcome(step));
                steps.add(step);
            }
        }
        return List.copyOf(steps);
    }
}
