package dev.assent.cli.review.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.client.AskReference;
import dev.assent.client.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The reviewer's own editor and pager, beside the full-screen reviewer against a real sidecar. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutsideTest extends OnReview {
    private static final String ESCAPE = "\u001b";

    private final Map<String, String> env = new HashMap<>();

    @Test
    void hugeArguments_wantTheViewer() throws IOException {
        AskReference ask = sidecar.ask("low", "{\"all\":\"" + "x y ".repeat(20_000) + "\\u001b[31m\"}");
        Path seen = folder.resolve("seen");
        env.put("PAGER", script("cp \"$1\" " + seen));
        try (Person person = person(env)) {
            person.reads("ARGUMENTS").presses("G");
            for (int page = 0; page < 3; page++) {
                person.sends("J");
            }
            person.presses("a")
                    .sees("v opens all of it")
                    .presses("v")
                    .presses("a")
                    .waits(3_100)
                    .sees(": approved");
        }
        assertThat(Files.readString(seen)).contains("x y").doesNotContain(ESCAPE);
        assertThat(sidecar.agent.awaitAsk(ask, WAIT).permits()).isTrue();
    }

    @Test
    void edit_showsTheChangesAndAsksAgain() throws IOException {
        AskReference ask = sidecar.ask("medium", "{\"what\":\"gap\",\"n\":1,\"password\":\"correct horse battery\"}");
        env.put("EDITOR", script("sed -i 's/\"n\": 1/\"n\": 22/' \"$1\""));
        try (Person person = person(env)) {
            person.reads("\"what\"").presses("E").sees("/n  1 -> 22").sees("\"n\": 22");
            person.waits(100)
                    .sends("a")
                    .sees("has just changed")
                    .presses("a")
                    .presses("y")
                    .waits(200)
                    .sees(": approved");
        }
        Decision decision = sidecar.agent.awaitAsk(ask, WAIT);
        assertThat(decision.permits()).isTrue();
        assertThat(decision.editedArgumentsJson())
                .contains("{\"what\":\"gap\",\"n\":22,\"password\":\"correct horse battery\"}");
    }

    @Test
    void edit_thatIsNoJson_saysWhere_andOpensWhatWasTypedAgain() throws IOException {
        sidecar.ask("medium", "{\"what\":\"gap\"}");
        env.put("VISUAL", script("grep -q broken \"$1\" && echo '{}' >\"$1\" || echo '{\"broken\": }' >\"$1\""));
        try (Person person = person(env)) {
            person.reads("\"gap\"")
                    .presses("E")
                    .sees("line 1, column")
                    .presses("a")
                    .sees("cannot be sent");
            person.presses("E")
                    .sees("- /what")
                    .sees("{}")
                    .presses(ESCAPE)
                    .waits(100)
                    .sees("the edits are dropped");
            person.sees("\"gap\"");
        }
    }

    @Test
    void edit_withoutAChange_orWithAnEditorThatFails_changesNothing() throws IOException {
        AskReference ask = sidecar.ask("medium", "{\"what\":\"g\\u00e4p\"}");
        env.put("EDITOR", script("exit 0"));
        try (Person person = person(env)) {
            person.reads("\"what\"").presses("E").sees("nothing was edited");
        }
        env.put("EDITOR", script("exit 3"));
        try (Person person = person(env)) {
            person.reads("\"what\"").presses("E").sees("nothing was edited").waits(5_000);
        }
        assertThat(verdicts(ask)).isZero();
    }

    @Test
    void explain_showsHowPolicySeesTheCall() throws IOException {
        sidecar.ask("medium", "{\"what\":\"gap\"}");
        Path seen = folder.resolve("seen");
        env.put("PAGER", script("cp \"$1\" " + seen));
        try (Person person = person(env)) {
            person.reads("\"gap\"").presses("e").sees("ARGUMENTS");
            Awaitility.await().atMost(WAIT).until(() -> {
                person.waits(10);
                return Files.exists(seen) && Files.readString(seen).contains("medium");
            });
        }
    }

    /** A program of the reviewer's. */
    private String script(String commands) throws IOException {
        Path file = Files.createTempFile(folder, "program", ".sh");
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }
}
