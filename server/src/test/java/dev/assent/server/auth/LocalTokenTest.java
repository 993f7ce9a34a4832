package dev.assent.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assent.engine.ask.Reviewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTokenTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path temp;

    private Path data;
    private Path file;

    @BeforeEach
    void nameTheFiles() {
        data = temp.resolve("a/data");
        file = data.resolve("reviewer.token");
    }

    @Test
    void of_firstStart_makesATokenForItsOwnerOnly() throws IOException {
        LocalToken token = LocalToken.of(data, random);
        assertThat(token.created()).isTrue();
        assertThat(token.path()).isEqualTo(file);
        assertThat(file).content().matches("asr_[0-9a-f]{64}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(data).isDirectoryNotContaining("regex:.*token\\..*");
    }

    @Test
    void of_laterStart_readsTheSameToken() throws IOException {
        LocalToken.of(data, random);
        String text = Files.readString(file).strip();
        LocalToken again = LocalToken.of(data, random);
        assertThat(again.created()).isFalse();
        assertThat(file).hasContent(text);
        assertThat(again.authenticator().authenticate(text)).isPresent();
    }

    @Test
    void of_anotherFolder_makesAnotherToken() throws IOException {
        LocalToken.of(data, random);
        LocalToken.of(temp.resolve("b"), random);
        assertThat(Files.readString(file)).isNotEqualTo(Files.readString(temp.resolve("b/reviewer.token")));
    }

    @Test
    void authenticate_theToken_isTheLoneDeveloper() throws IOException {
        LocalToken token = LocalToken.of(data, random);
        Reviewer reviewer = token.authenticator()
                .authenticate(Files.readString(file).strip())
                .orElseThrow();
        assertThat(reviewer.name()).isEqualTo("local");
        assertThat(reviewer.isInAnyOf(Set.of("finance"))).isTrue();
        assertThat(reviewer.maySelfReview()).isTrue();
    }

    @Test
    void authenticate_anythingElse_isNobody() throws IOException {
        LocalToken token = LocalToken.of(data, random);
        String right = Files.readString(file).strip();
        String last = right.endsWith("0") ? "1" : "0";
        for (String wrong : new String[] {
            "",
            "asr_",
            right.substring(0, right.length() - 1),
            right.substring(0, right.length() - 1) + last,
            right + " ",
            right.toUpperCase(java.util.Locale.ROOT),
            "asr_" + "0".repeat(64)
        }) {
            assertThat(token.authenticator().authenticate(wrong)).as(wrong).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx--x---", "rwxr--r--"})
    void of_fileOpenToOthers_isRefused(String permissions) throws IOException {
        LocalToken.of(data, random);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        assertRefused("is open to other users (" + permissions + ")", "chmod 600");
    }

    @Test
    void of_readOnlyFile_isFine() throws IOException {
        LocalToken.of(data, random);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThat(LocalToken.of(data, random).created()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "asr_1234",
                "ASR_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "asr_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaag",
                "asr_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n\n",
                "asr_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n",
            })
    void of_malformedFile_isRefusedWithoutRepeatingIt(String text) throws IOException {
        LocalToken.of(data, random);
        Files.writeString(file, text);
        assertRefused("has no reviewer's token", "delete it");
        assertThat(file).hasContent(text);
    }

    @Test
    void of_folderThatCannotBeMade_isRefused() throws IOException {
        Files.writeString(temp.resolve("a"), "a file");
        assertRefused("cannot be read or made", file.toString());
    }

    @Test
    void of_folderBehindALink() throws IOException {
        Path real = Files.createDirectory(temp.resolve("real"));
        Files.createDirectory(temp.resolve("a"));
        Files.createSymbolicLink(data, real);
        assertThat(LocalToken.of(data, random).created()).isTrue();
        assertThat(real.resolve("reviewer.token")).exists();
    }

    private void assertRefused(String... messages) {
        assertThatExceptionOfType(TokenFileException.class)
                .isThrownBy(() -> LocalToken.of(data, random))
                .satisfies(e -> assertThat(e.getMessage()).contains(messages).doesNotContain("asr_"));
    }
}
