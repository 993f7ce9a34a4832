package dev.assent.cli.review.app;

import dev.assent.cli.review.arming.Arming;
import dev.assent.cli.review.arming.Outcome;
import dev.assent.cli.review.keys.Input;
import dev.assent.cli.review.keys.Key;
import dev.assent.cli.review.screen.Focus;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What the reviewer does: to an open dialog first, else to the line that is typed, else as a command. */
final class Hands {
    private static final int MAX_FILTER = 60;

    private final Desk desk;
    private final Stage stage;
    private final Arming arming;
    private final Commands commands;
    private final Runnable redraw;
    private final LongSupplier nanos;

    Hands(Desk desk, Stage stage, Arming arming, Commands commands, Runnable redraw, LongSupplier nanos) {
        this.desk = desk;
        this.stage = stage;
        this.arming = arming;
        this.commands = commands;
        this.redraw = redraw;
        this.nanos = nanos;
    }

    /** @param at when it was read from the terminal */
    void take(Input input, long at) {
        stage.show(); // what has changed meanwhile is seen first, and this input was meant for what was there before
        arming.received(input, at);
        if (input.isKey()) {
            desk.claims().touched(at);
        }
        stage.touch();
        if (input instanceof Input.Ended) {
            desk.finish();
        } else if (input instanceof Input.Resized || input.is(Key.REDRAW)) {
            redraw.run();
            arming.disturbed(at);
            desk.deciding().ifPresent(open -> open.dialog().disturbed(nanos.getAsLong()));
        } else if (desk.deciding().isPresent()) {
            answer(desk.deciding().get(), input, at);
        } else if (stage.filtering().isPresent()) {
            filter(stage.filtering().get(), input);
        } else {
            command(input);
        }
    }

    /** Time has passed. */
    void tick() {
        desk.deciding().ifPresent(open -> settle(open, open.dialog().tick(nanos.getAsLong())));
    }

    private void answer(Deciding open, Input input, long at) {
        Optional<Command> scrolls = Command.of(input).filter(Command::isScrolling);
        if (scrolls.isPresent() && !(input instanceof Input.Typed)) {
            commands.scroll(scrolls.get()); // the ask stays readable
        } else if (input instanceof Input.Scrolled wheel) {
            commands.scroll(wheel);
        } else {
            settle(open, open.dialog().take(input, arming, at));
        }
    }

    private void settle(Deciding open, Outcome outcome) {
        switch (outcome.state()) {
            case GOING_ON -> {}
            case CANCELLED -> {
                desk.endDialog();
                desk.tell(outcome.message());
                stage.touch();
            }
            case DECIDED -> {
                desk.endDialog();
                desk.send(open.verdicts(outcome));
                stage.touch();
            }
        }
    }

    private void filter(String text, Input input) {
        if (input.is(Key.ESCAPE) || input.is(Key.INTERRUPT)) {
            desk.queue().filter("");
            stage.filtering(null);
        } else if (input.is(Key.ENTER)) {
            stage.filtering(null);
        } else if (input.is(Key.BACKSPACE) || input.is(Key.ERASE_LINE)) {
            int end = input.is(Key.ERASE_LINE) || text.isEmpty() ? 0 : text.offsetByCodePoints(text.length(), -1);
            filterBy(text.substring(0, end));
        } else if (input instanceof Input.Typed typed && text.length() < MAX_FILTER) {
            filterBy(text + typed.text());
        }
    }

    private void filterBy(String text) {
        stage.filtering(text);
        desk.queue().filter(text);
    }

    private void command(Input input) {
        if (input instanceof Input.Clicked click) {
            int row = stage.queueRowAt(click.column(), click.row());
            if (row >= 0) {
                desk.queue().selectRow(row);
            }
            stage.focus(row >= 0 ? Focus.QUEUE : stage.focus());
        } else if (input instanceof Input.Scrolled wheel) {
            commands.scroll(wheel);
        } else if (input instanceof Input.Pasted) {
            desk.tell("a paste does nothing here");
        } else if (stage.isHelping()) {
            stage.help(false);
            Command.of(input).filter(command -> command == Command.INTERRUPT).ifPresent(commands::run);
        } else {
            Command.of(input).ifPresent(commands::run);
        }
    }
}
