package dev.assent.cli.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.client.Risk;
import dev.assent.engine.display.Scripts;
import dev.assent.engine.source.SourceFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContextReaderTest {
    private static final Path FOLDER = Path.of("/home/maria/.config/assent");

    @Test
    void everyKey_isRead() {
        Contexts contexts = read("""
                current-context: prod-eu
                contexts:
                  - name: local
                  - name: prod-eu
                    server: 127.0.0.1:17472
                    token-file: prod.token
                    banner: PROD-EU !!
                    read-only: true
                    scripts: [Cyrillic, greek]
                    notices: osc777
                    notice-from: critical
                """);
        assertThat(contexts.current()).isEqualTo("prod-eu");
        assertThat(contexts.named("local")).contains(ReviewerContext.named("local"));
        ReviewerContext prod = contexts.named("prod-eu").orElseThrow();
        assertThat(prod.server()).contains("127.0.0.1:17472");
        assertThat(prod.tokenFile()).contains(FOLDER.resolve("prod.token"));
        assertThat(prod.banner()).isEqualTo("PROD-EU !!");
        assertThat(prod.readOnly()).isTrue();
        assertThat(prod.scripts()).isEqualTo(Scripts.parse("Cyrillic,Greek"));
        assertThat(prod.notices()).isEqualTo(NoticeKind.OSC777);
        assertThat(prod.noticeFrom()).isEqualTo(Risk.CRITICAL);
    }

    @Test
    void whatIsWritten_isReadBack() {
        Contexts contexts = read("""
                current-context: a
                contexts:
                  - {name: a, server: "unix:/run/\\u00e9\\U0001F600.sock", token-file: "/k/\\"x\\" y", scripts: [Han, Latin]}
                  - {name: b, banner: "it's: #1", read-only: true, notices: none, notice-from: low}
                """);
        String text = ContextText.of(contexts);
        assertThat(text).matches("[\\x20-\\x7E\\n]+");
        assertThat(read(text)).isEqualTo(contexts);
        assertThat(read(ContextText.of(Contexts.NONE))).isEqualTo(Contexts.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing yet\n", "contexts: []\n"})
    void nothingInIt_isNoContexts(String text) {
        assertThat(read(text)).isEqualTo(Contexts.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [1]                                             | 1:1: error: the file must be a map, but is a list
            server: a                                       | 1:1: error: unknown key 'server' in the file (expected: current-context, contexts)
            current-context: x                              | 1:18: error: there is no context of this name in the file
            contexts: {name: a}                             | 1:11: error: contexts must be a list, but is a map
            contexts: [a]                                   | 1:12: error: a context must be a map, but is a text
            contexts: [{}]                                  | 1:12: error: a context needs the key 'name'
            contexts: [{name: a, nmae: b}]                  | 1:22: error: unknown key 'nmae' in a context
            contexts: [{name: a, name: b}]                  | 1:22: error: key 'name' is here twice
            contexts: [{name: a}, {name: a}]                | 1:30: error: another context has this name
            contexts: [{name: "a b"}]                       | 1:19: error: a name has 1 to 64 of the characters
            contexts: [{name: ""}]                          | 1:19: error: name is empty
            contexts: [{name: a, server: nowhere}]          | 1:30: error: not an address
            contexts: [{name: a, server: [x]}]              | 1:30: error: server must be a text, but is a list
            contexts: [{name: a, token-file: ~/t}]          | 1:34: error: write the whole path
            contexts: [{name: a, banner: "12345678901234567890 12345"}] | 1:30: error: a banner has at most 24
            contexts: [{name: a, banner: "\\e[31m"}]        | 1:30: error: a banner has at most 24
            contexts: [{name: a, read-only: yes}]           | 1:33: error: expected: true or false
            contexts: [{name: a, scripts: Cyrillic}]        | 1:31: error: scripts must be a list, but is a text
            contexts: [{name: a, scripts: [Klingon]}]       | 1:32: error: script Klingon: unknown
            contexts: [{name: a, scripts: [Common]}]        | 1:32: error: script Common: unknown
            contexts: [{name: a, scripts: [Han, Arabic]}]   | 1:37: error: script Arabic: runs from right to left
            contexts: [{name: a, scripts: ["Han,Latin"]}]   | 1:32: error: expected: one of
            contexts: [{name: a, scripts: [" "]}]           | 1:32: error: expected: one of
            contexts: [{name: a, notices: loud}]            | 1:31: error: notices is 'loud' (expected: none, bell, osc9, osc777, osc99)
            contexts: [{name: a, notice-from: all}]         | 1:35: error: notice-from is 'all' (expected: low, medium, high, critical)
            contexts: [&a {name: a}]                        | 1:12: error: anchors and aliases are not allowed
            contexts: [{name: a}                            | 2:1: error: not valid YAML
            """)
    void mistake_isNamedAtItsPlace(String text, String problem) {
        ContextReader.Read read = ContextReader.read(new SourceFile("config.yaml", text + "\n"), FOLDER);
        assertThat(read.problems()).isNotEmpty();
        assertThat(read.problems().get(0).render()).startsWith("config.yaml:" + problem);
    }

    private static Contexts read(String text) {
        ContextReader.Read read = ContextReader.read(new SourceFile("config.yaml", text), FOLDER);
        assertThat(read.problems()).isEmpty();
        return read.contexts();
    }
}
