package dev.assent.cli.review.plain;

import dev.assent.cli.Terminal;
import dev.assent.cli.view.AskScreen;
import dev.assent.cli.view.Shown;
import dev.assent.cli.view.Style;
import dev.assent.client.Ask;
import dev.assent.client.ChallengeKind;
import dev.assent.client.Edit;
import dev.assent.client.Risk;
import dev.assent.client.UntrustedText;
import dev.assent.client.Verdict;
import dev.assent.engine.json.JsonException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The questions about one ask. Nothing is approved but by the whole word, and from HIGH on by the ask's challenge too. */
final class Conversation {
    /** A word that comes sooner after a question was typed before it. */
    private static final Duration ARMING = Duration.ofMillis(400);

    private final ReviewDesk desk;
    private final EventLoop loop;
    private final Terminal terminal;
    private final Style style;
    private final Ask ask;
    private final List<Edit> edits = new ArrayList<>();
    private String arguments;
    private String prompt = "";
    private Instant asked = Instant.MIN;

    Conversation(ReviewDesk desk, EventLoop loop, Terminal terminal, Style style, Ask ask) {
        this.desk = desk;
        this.loop = loop;
        this.terminal = terminal;
        this.style = style;
        this.ask = ask;
        this.arguments = ask.argumentsJson().raw();
    }

    /** Puts the main question. */
    void begin() {
        String edit = ask.acceptsEdits() ? ", edit" : "";
        String edited = edits.isEmpty() ? "" : " with " + edits.size() + (edits.size() == 1 ? " edit" : " edits");
        question("approve" + edited + ", reject" + edit + ", skip or quit? ", this::answer);
    }

    /** After a message has disturbed the line. */
    void repeatPrompt() {
        terminal.out().print(prompt);
        terminal.out().flush();
    }

    private void answer(String line) {
        String word = line.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        String rest = line.strip().substring(word.length()).strip();
        switch (word) {
            case "approve" -> approve(rest);
            case "reject", "r" -> reject(rest);
            case "edit", "e" -> edit();
            case "skip", "s" -> desk.skip();
            case "quit", "q" -> desk.finish();
            case "" -> again("Enter alone decides nothing");
            case "a", "y", "yes" -> again("an approval is the whole word: approve");
            default -> again("type one of the words");
        }
    }

    private void approve(String note) {
        if (terminal.interactive() && Duration.between(asked, desk.now()).compareTo(ARMING) < 0) {
            again("that was too fast to have been read");
            return;
        }
        Risk risk = ask.summary().risk();
        if (!risk.wantsChallenge()) {
            desk.send(approval(note));
            return;
        }
        terminal.say(
                style.risk(risk, risk.name()) + ": " + Shown.line(ask.summary().tool()) + " for "
                        + Shown.line(ask.summary().agent()));
        if (risk.wantsReason() && note.isEmpty()) {
            question("why? (for the record) ", typed -> {
                if (typed.isBlank()) {
                    again("an approval at " + risk + " says why");
                } else {
                    challenge(typed.strip());
                }
            });
            return;
        }
        challenge(note);
    }

    private void challenge(String note) {
        String what = ask.challengeKind() == ChallengeKind.TARGET ? "the target, " : "";
        question(
                "type " + what + style.bold(Shown.line(ask.challenge())) + " to approve, anything else goes back: ",
                typed -> {
                    String answer = ask.challengeKind() == ChallengeKind.TARGET ? typed : typed.strip();
                    if (ask.challengeKind() != ChallengeKind.NONE && ask.isChallengeMet(answer)) {
                        desk.send(approval(note).withChallengeAnswer(answer));
                    } else {
                        again("that is not it");
                    }
                });
    }

    private Verdict approval(String note) {
        return Verdict.approve(ask.summary(), note).withEdits(edits);
    }

    private void reject(String note) {
        if (!note.isEmpty()) {
            desk.send(Verdict.reject(ask.summary(), note));
            return;
        }
        question("why? (the agent reads it) ", typed -> {
            if (typed.isBlank()) {
                again("a rejection says why");
            } else {
                desk.send(Verdict.reject(ask.summary(), typed.strip()));
            }
        });
    }

    private void edit() {
        if (!ask.acceptsEdits()) {
            again("this agent cannot run edited arguments");
            return;
        }
        edits.clear();
        arguments = ask.argumentsJson().raw();
        terminal.say(EditLine.FORM + "; an empty line ends it");
        editLine();
    }

    private void editLine() {
        question("edit> ", line -> {
            if (line.isBlank()) {
                edited();
                return;
            }
            try {
                EditLine change = EditLine.parse(line.strip());
                arguments = EditLine.apply(change, arguments);
                edits.add(change.edit());
            } catch (IllegalArgumentException | JsonException e) {
                terminal.say(style.bad("not done: ") + Shown.line(String.valueOf(e.getMessage())));
            }
            editLine();
        });
    }

    private void edited() {
        if (edits.isEmpty()) {
            again("nothing was edited");
            return;
        }
        UntrustedText changed = new UntrustedText(arguments, "");
        AskScreen.arguments("arguments as you would approve them", changed, style, terminal.width())
                .forEach(terminal::say);
        begin();
    }

    private void again(String why) {
        terminal.say(why + "; nothing was sent");
        begin();
    }

    /** An answer that comes after the ask has gone is not taken for an answer. */
    private void question(String text, Consumer<String> answer) {
        prompt = text;
        asked = desk.now();
        repeatPrompt();
        loop.readLine(line -> {
            if (desk.isStale()) {
                desk.staleLine(line);
            } else if (line == null) {
                terminal.say("");
                desk.finish();
            } else {
                answer.accept(line);
            }
        });
    }
}
