package dev.assent.engine.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo cm0gLXJmIC8gLS1ubw==;base64 -d|BASE64 rm -rf / --no",
                "data:text/plain;base64,aGVsbG8gd29ybGQhISE|BASE64 hello world!!!",
                "fn5-fn5-fn5-fn5-|BASE64 ⟦~ x 12⟧",
                "eD0nPz8_Pj4-JzsgaWQ7|BASE64 x='???>>>'; id;",
                "powershell -enc cgBtACAALQByAGYAIAAvAA==|BASE64 rm -rf /",
                "726d202d7266202f0a|HEX rm -rf /⏎",
                "printf '\\x72\\x6d\\x20\\x2d\\x72'|HEX rm -r",
                "GET /a%2e%2e%2fetc%2fpasswd|PERCENT /a../etc/passwd",
                "\"x=%1b%5b2J\"|PERCENT x=␛[2J",
                "aGVsbG8g4oCuIOKAiyB4eHg=|BASE64 hello ⟦U+202E⟧ ⟦U+200B⟧ xxx",
                "{\"b\":[1,\"\\u202e\"],\"c\": { } }|JSON { 'b': [ 1, '\\u202e' ], 'c': {} }"
            })
    void encodedPart_isRead(String text, String said) {
        List<Decoded> found = Decoded.of("/cmd", new Untrusted(text));
        assertThat(found).singleElement().satisfies(one -> {
            String form = one.display(Scripts.ASCII)
                    .replaceAll("\\s+", " ")
                    .replace('"', '\'')
                    .strip();
            assertThat(one.encoding() + " " + form)
                    .isEqualTo(said.replaceAll("\\s+", " ").strip().replace('"', '\''));
            assertThat(one.where().raw()).isEqualTo("/cmd");
            assertThat(one.layer()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "internationalization of the configuration",
                "/usr/local/lib/python3/site-packages/requests/adapters",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "3fa85f64-5717-4562-b3fc-2c963f66afa6",
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ",
                "https://x.example/?q=a%20b",
                "100% of 50%",
                "%zz%1 %41",
                "{not json}",
                "{}",
                "[]",
                "\"text\"",
                "aGVsbG8=",
                "========================",
                "cm0gLXJmIC8gLS1ub\u202ew=="
            })
    void ordinaryText_saysNothingElse(String text) {
        assertThat(Decoded.of("x", new Untrusted(text))).isEmpty();
    }

    @Test
    void layers_twoAndNoMore() {
        String one = base64("rm -rf / now, please");
        String three = base64(base64("{\"run\":\"" + one + "\"}"));
        assertThat(Decoded.of("x", new Untrusted(three)))
                .extracting(d -> d.layer() + " " + d.encoding())
                .containsExactly("1 BASE64", "2 BASE64");
        assertThat(Decoded.of("x", new Untrusted("{\"run\": \"" + one + "\"}")))
                .extracting(d -> d.layer() + " " + d.encoding() + " " + d.text().display())
                .hasSize(2)
                .last()
                .isEqualTo("2 BASE64 rm -rf / now, please");
    }

    @Test
    void wrappedBase64_isReadAsOne() {
        String text = "a line of text that is long enough to be wrapped. ".repeat(4);
        String wrapped = Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        assertThat(Decoded.of("x", new Untrusted("cat <<EOF\n" + wrapped + "\nEOF")))
                .extracting(d -> d.text().raw())
                .containsExactly(text);
    }

    @Test
    void many_areBoundedAndLongOnesCut() {
        assertThat(Decoded.of("x", new Untrusted((base64("some printable text") + " ").repeat(100))))
                .hasSize(Decoder.MOST);
        Decoded cut =
                Decoded.of("x", new Untrusted(base64("y".repeat(100_000)))).get(0);
        assertThat(cut.cut()).isTrue();
        assertThat(cut.text().characters()).isEqualTo(Decoder.LONGEST);
        assertThat(cut.findings().flags()).containsExactly(TextFlag.PADDING);
        String pairs = HexFormat.of().formatHex(("x" + "\ud83d\ude00".repeat(10_000)).getBytes(StandardCharsets.UTF_8));
        assertThat(Decoded.of("x", new Untrusted(pairs)).get(0).text().raw()).doesNotMatch("(?s).*[\\ud800-\\udbff]$");
        assertThat(Decoded.of("x", new Untrusted("[" + "1,".repeat(40_000) + "1]")))
                .isEmpty();
        assertThat(Decoded.of("x", new Untrusted("[".repeat(100) + "]".repeat(100))))
                .isEmpty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
