package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code assent completion}, in a real bash. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompletionTest {
    private Path script;

    @BeforeAll
    void print(@TempDir Path folder) throws IOException {
        script = folder.resolve("assent.bash");
        Files.writeString(script, new Shell().run("completion", "bash").out());
    }

    @Test
    void sourcing_registersTheCommand() throws Exception {
        assertThat(bash("complete -p assent")).isEqualTo("complete -o default -F _complete_assent assent\n");
    }

    /** The last word is the one that is being typed; {@code ''} is a new one. */
    @ParameterizedTest
    @CsvSource({
        "assent as,                         asks",
        "assent asks re,                    reject refusals",
        "assent asks refusals '',           list clear",
        "assent context ad,                 add",
        "assent doc,                        doctor",
        "assent asks list --ri,             --risk",
        "assent asks reject --no,           --note",
        "assent asks list -o js,            json jsonl",
        "assent asks list --state de,       denied",
        "assent context add x --notices os, osc9 osc777 osc99",
        "assent completion z,               zsh",
    })
    void words_areCompleted(String line, String expected) throws Exception {
        String words = line.replace("''", "\"\"");
        String typed = bash("compopt() { :; }; COMP_WORDS=(" + words
                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_assent; echo \"${COMPREPLY[@]}\"");
        assertThat(typed).isEqualTo(expected + "\n");
    }

    @Test
    void zsh_readsTheSameScript() {
        assertThat(new Shell().run("completion", "zsh").out())
                .isEqualTo(new Shell().run("completion", "bash").out())
                .contains("bashcompinit");
    }

    private String bash(String command) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", "source \"$0\"; " + command, script.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
