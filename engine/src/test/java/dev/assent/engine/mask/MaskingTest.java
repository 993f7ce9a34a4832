package dev.assent.engine.mask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts with the common formats of secrets, and texts without. */
class MaskingTest {
    private static final Path TABLES = Path.of("src/test/resources/mask");
    private static final Masking MASKING = Masking.withKey("0123456789abcdef".getBytes(UTF_8));

    /** The tilde in the file keeps those quiet who look for real secrets in repositories. */
    record Planted(String name, String text, String secret) {
        static Planted of(String line) {
            String[] parts = line.split("; ", 3);
            return new Planted(parts[0], plain(parts[1]), plain(parts[2]));
        }

        private static String plain(String text) {
            return text.replace("~", "").replace("\\n", "\n").replace("\\\\", "\\");
        }
    }

    static Stream<Planted> planted() {
        return lines("secrets.csv").skip(1).map(Planted::of);
    }

    @TestFactory
    Stream<DynamicTest> secrets() {
        return planted()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    for (String text : new String[] {
                        one.text(),
                        "see " + one.text() + "\nand so on",
                        "(" + one.text() + ")",
                        "a\u00e9 \ud83d\ude00 " + one.text()
                    }) {
                        String masked = MASKING.text(text);
                        assertThat(masked).contains("<masked: ").doesNotContain(one.secret());
                        assertThat(MASKING.text(masked)).isEqualTo(masked);
                        assertThat(Masking.withoutKey().text(text)).doesNotContain(one.secret());
                    }
                    assertThat(MASKING.text("see " + one.text())).startsWith("see ");
                }));
    }

    @TestFactory
    Stream<DynamicTest> ordinaryTexts() {
        return lines("ordinary.txt")
                .map(line -> DynamicTest.dynamicTest(
                        line, () -> assertThat(MASKING.text(line)).isEqualTo(line)));
    }

    @Test
    void text_severalSecrets_eachHasItsMarkAndTheRestStays() {
        String masked = MASKING.text("password=hunter2 and password=hunter3, again password=hunter2.");
        assertThat(masked)
                .matches(
                        "password=(<masked: 7 characters, [0-9a-f]{8}>) and password=<masked: 7 characters, [0-9a-f]{8}>,"
                                + " again password=\\S+ 8 characters, [0-9a-f]{8}>");
    }

    @Test
    void text_sameSecret_hasTheSameMarkUnderOneKeyAndAnotherUnderAnother() {
        String one = MASKING.text("password=hunter2");
        assertThat(MASKING.text("token=hunter2").replace("token", "password")).isEqualTo(one);
        assertThat(Masking.withKey("another key of some length".getBytes(UTF_8)).text("password=hunter2"))
                .isNotEqualTo(one);
        assertThat(MASKING.text("password=hunter3")).isNotEqualTo(one);
        assertThat(Masking.withoutKey().text("password=hunter2")).isEqualTo("password=<masked: 7 characters>");
    }

    @Test
    void withKey_short_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Masking.withKey(new byte[15]))
                .withMessage("key: 15 bytes (expected: at least 16)");
    }

    /** Nobody can hide a secret behind something that looks masked already. */
    @Test
    void text_secretBesideAForgedMark_isMasked() {
        String masked =
                MASKING.text("<masked: 3 characters> password=<masked: 3 characters, 00000000> password=hunter2");
        assertThat(masked)
                .doesNotContain("hunter2")
                .startsWith("<masked: 3 characters> password=<masked: 3 characters, 00000000> ");
    }

    /** Each would take minutes if a failed look went far, or began again at each character. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN ",
                "eyJa",
                "eyJaaaaaaaaa.",
                "://",
                "://a:",
                "password=$",
                "password=",
                "password: \"",
                "AKIA",
                "sk-",
                "bearer ",
                "ghp_",
                "--",
                "token ",
                "<masked: ",
                "a",
                "\\\\",
                "authorization: basic ",
                "AKIAIOSFODNN7EXAMPLE "
            })
    void text_hostileAndLong_ends(String part) {
        String text = part.repeat((1 << 20) / part.length());
        String masked = MASKING.text(text);
        assertThat(MASKING.text(masked)).isEqualTo(masked);
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(TABLES.resolve(file)).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
