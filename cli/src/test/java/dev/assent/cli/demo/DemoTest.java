package dev.assent.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.Shell;
import dev.assent.cli.Shell.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo with the starter policies and the recorded sessions of this tree. */
class DemoTest {
    @BeforeEach
    void home() {
        System.setProperty("assent.home", "..");
    }

    @AfterEach
    void noHome() {
        System.clearProperty("assent.home");
    }

    @Test
    void demo_playsEveryCallToItsFinalDecision() {
        Result result = new Shell().run("demo", "--no-input");
        assertThat(result.code()).as(result.out() + result.err()).isZero();
        assertThat(result.out())
                .contains("the reviewer approves", "the reviewer rejects", "every call has its final decision")
                .containsPattern("ASK +\\S.* approved +ALLOW")
                .containsPattern("ASK +\\S.* rejected +DENY")
                .doesNotContain("trouble:");
        assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void demo_withoutAnInstallation_saysSo(@TempDir Path empty) {
        System.setProperty("assent.home", empty.toString());
        Result result = new Shell().run("demo", "--no-input");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("there is no policies/");
    }
}
