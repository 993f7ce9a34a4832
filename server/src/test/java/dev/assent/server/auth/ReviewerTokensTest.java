package dev.assent.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.engine.ask.Reviewer;
import dev.assent.engine.call.CallDigest;
import dev.assent.server.port.ReviewerAuthenticator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewerTokensTest {
    private static final String ANN = CallDigest.sha256("one");
    private static final String BO = CallDigest.sha256("two");

    @TempDir
    Path folder;

    @Test
    void file_makesReviewers_knownByTheirTokens() throws IOException {
        ReviewerAuthenticator tokens =
                read("# people\n\n  ann " + ANN + " finance,legal-2 \nbo@example.org   " + BO + "\n", true);
        Reviewer ann = new Reviewer("ann", Set.of("finance", "legal-2"), false, true);
        Reviewer bo = new Reviewer("bo@example.org", Set.of(), false, true);
        assertThat(tokens.authenticate("one")).contains(ann);
        assertThat(tokens.authenticate("two")).contains(bo);
        assertThat(tokens.authenticate("One")).isEmpty();
        assertThat(tokens.authenticate("")).isEmpty();
        assertThat(tokens.roster()).contains(List.of(ann, bo));
        assertThat(read("ann " + ANN + " *", false).authenticate("one"))
                .contains(new Reviewer("ann", Set.of(), true, false));
        assertThat(read("ann " + ANN, false).authenticate("one").orElseThrow().maySelfReview())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann one",
                "ann",
                "ann sha256:00",
                "HASH",
                "ann HASH finance, legal",
                "ann HASH finance legal",
                "ann HASH ,",
                "ann HASH finance,",
                "\u00e4nn HASH",
                "ann HASHF",
            })
    void badLine_isRefused_byItsNumber_andNotRepeated(String line) {
        String text = "# people\n" + line.replace("HASH", ANN) + "\n";
        assertThatThrownBy(() -> read(text, false))
                .isInstanceOf(TokenFileException.class)
                .hasMessageContaining("reviewers.tokens:2: expected NAME")
                .hasMessageNotContaining("one");
    }

    @Test
    void sameNameOrHashTwice_isRefused() {
        assertThatThrownBy(() -> read("ann " + ANN + "\nann " + BO, false)).hasMessageContaining(":2: ");
        assertThatThrownBy(() -> read("ann " + ANN + "\nbo " + ANN, false)).hasMessageContaining(":2: ");
    }

    @Test
    void noReviewer_orNoFile_isRefused() {
        assertThatThrownBy(() -> read("# nobody\n", false)).isInstanceOf(TokenFileException.class);
        assertThatThrownBy(() -> ReviewerTokens.read(folder.resolve("none"), false))
                .isInstanceOf(TokenFileException.class)
                .hasMessageContaining("none");
    }

    @Test
    void fileThatOthersMayWrite_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("reviewers.tokens"), "ann " + ANN);
        for (String permissions : new String[] {"rw-rw----", "rw----rw-"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            assertThatThrownBy(() -> ReviewerTokens.read(file, false))
                    .isInstanceOf(TokenFileException.class)
                    .hasMessageContaining("chmod go-w");
        }
    }

    private ReviewerAuthenticator read(String text, boolean maySelfReview) throws IOException {
        Path file = Files.writeString(folder.resolve("reviewers.tokens"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return ReviewerTokens.read(file, maySelfReview);
    }
}
