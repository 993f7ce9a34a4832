package dev.assent.cli.review.app;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Terminal;
import dev.assent.cli.context.ReviewerContext;
import dev.assent.cli.review.AskCommands;
import dev.assent.cli.review.arming.Arming;
import dev.assent.cli.review.keys.Input;
import dev.assent.cli.review.notice.Notices;
import dev.assent.cli.review.terminal.FullScreen;
import dev.assent.cli.review.terminal.Keyboard;
import dev.assent.cli.view.Style;
import dev.assent.cli.view.TraceView;
import dev.assent.client.Ask;
import dev.assent.client.ExplainedDecision;
import dev.assent.client.ReviewListener;
import dev.assent.client.ToolCall;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One review on one screen: takes what happens in its order, and keeps the screen true. Public for the benchmark. */
public final class Review {
    /**
     * Where the asks are.
     *
     * @param getAsk an ask, whole, by its id; blocking
     * @param explain how policy sees such a call; blocking
     */
    public record Server(
            AskCommands commands, Function<String, Ask> getAsk, Function<ToolCall, ExplainedDecision> explain) {}

    /** How often times left are painted anew. */
    private static final Duration TICK = Duration.ofSeconds(1);

    /** Events between two paintings, so that a flood of them does not stop the painting. */
    private static final int AT_ONCE = 500;

    private static final int WIDTH = 100;

    private final FullScreen screen;
    private final Loop loop;
    private final LongSupplier nanos;
    private final Arming arming;
    private final Desk desk;
    private final Stage stage;
    private final Commands commands;
    private final Hands hands;
    private final Notices notices;
    private final Server server;
    private final Keyboard keyboard;
    private long ticked;

    public Review(
            FullScreen screen,
            Loop loop,
            Background background,
            Server server,
            ReviewerContext context,
            Terminal terminal,
            Clock clock,
            LongSupplier nanos) {
        this.screen = screen;
        this.loop = loop;
        this.nanos = nanos;
        this.server = server;
        this.notices = new Notices(context.notices(), context.noticeFrom(), terminal.env());
        this.arming = new Arming(nanos.getAsLong());
        this.desk = new Desk(
                clock, nanos, server.commands(), background, server.getAsk(), ask -> notices.arrived(ask.risk()));
        Gate gate = new Gate(desk, context.readOnly());
        this.stage = new Stage(desk, gate, screen, arming, new Style(terminal.colour()), context, clock, nanos);
        Outside outside = new Outside(terminal.env(), this::handOver, background, this::explain, desk::tell, clock);
        this.commands = new Commands(desk, stage, gate, arming, outside, clock, nanos);
        this.hands = new Hands(desk, stage, arming, commands, screen::redraw, nanos);
        this.keyboard = new Keyboard(screen, nanos, (input, at) -> loop.offer(() -> hands.take(input, at)));
        this.ticked = nanos.getAsLong();
        screen.onResize(() ->
                loop.offer(() -> hands.take(new Input.Resized(screen.columns(), screen.rows()), nanos.getAsLong())));
    }

    /** What the session is to tell, on the loop. */
    public ReviewListener listener() {
        return desk;
    }

    /** Reviews until the reviewer leaves. On the thread that the loop belongs to. */
    ExitCode run() throws InterruptedException {
        try (keyboard) {
            keyboard.start();
            while (!isOver()) {
                step(loop.next(untilNext()));
            }
        }
        RuntimeException failure = desk.failure().orElse(null);
        if (failure != null) {
            throw failure;
        }
        return commands.isInterrupted() ? ExitCode.INTERRUPTED : ExitCode.OK;
    }

    boolean isOver() {
        return desk.isOver();
    }

    /** What its keys come from; {@link #run} starts it. */
    public Keyboard keyboard() {
        return keyboard;
    }

    /** One event and those that wait behind it, what time has brought, and the screen. */
    public void step(@Nullable Runnable first) throws InterruptedException {
        Runnable event = first;
        for (int i = 0; event != null && i < AT_ONCE; i++) {
            event.run();
            desk.follow();
            stage.touch();
            event = i + 1 < AT_ONCE ? loop.next(0) : null;
        }
        long now = nanos.getAsLong();
        if (now - ticked >= TICK.toNanos()) {
            ticked = now;
            stage.touch();
        }
        desk.tick();
        hands.tick();
        desk.follow();
        stage.show();
        notices.due(now).ifPresent(screen::send);
    }

    private long untilNext() {
        long next = ticked + TICK.toNanos();
        OptionalLong dialog = desk.deciding().map(open -> open.dialog().due()).orElse(OptionalLong.empty());
        next = Math.min(next, dialog.orElse(next));
        next = Math.min(next, desk.claims().due().orElse(next));
        return next - nanos.getAsLong();
    }

    private int handOver(Outside.Program program) throws IOException, InterruptedException {
        keyboard.pause();
        screen.giveBack();
        try {
            return program.run();
        } finally {
            screen.take();
            keyboard.resume();
            arming.disturbed(nanos.getAsLong());
            stage.touch();
        }
    }

    private List<String> explain(Ask ask) {
        return TraceView.lines(server.explain().apply(AskedCall.of(ask)), Style.PLAIN, WIDTH);
    }
}
