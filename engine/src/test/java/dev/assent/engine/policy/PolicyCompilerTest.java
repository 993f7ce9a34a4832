package dev.assent.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.engine.decision.Effect;
import dev.assent.engine.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyCompilerTest {
    private static final SourceFile A =
            new SourceFile("a.policy.yaml", "name: z\nrule: {match: [{id: r, effect: allow}]}");
    private static final SourceFile B = new SourceFile(
            "b.policy.yaml",
            "name: b\nrule: {aggregate: [{id: r, effect: ask}, {rule: {match: [{id: s, effect: deny}]}}]}");

    private static PolicySet compile(PolicyOptions options, SourceFile... files) {
        return PolicyCompiler.compile(List.of(files), options).policySet().orElseThrow();
    }

    @Test
    void compile_files_countsAndNamesThem() {
        PolicySet set = compile(PolicyOptions.DEFAULT, A, B);
        assertThat(set.policyNames()).containsExactly("b", "z");
        assertThat(set.ruleCount()).isEqualTo(3);
        assertThat(set.defaultReason().effect()).isEqualTo(Effect.ASK);
    }

    @Test
    void revision_dependsOnPathsContentsAndOptionsButNotOnOrderOrOtherFiles() {
        String revision = compile(PolicyOptions.DEFAULT, A, B).revision();
        assertThat(revision).matches("sha256:[0-9a-f]{64}");
        assertThat(compile(PolicyOptions.DEFAULT, B, A).revision()).isEqualTo(revision);
        assertThat(compile(PolicyOptions.DEFAULT, B, A, new SourceFile("x.tests.yaml", "!"))
                        .revision())
                .isEqualTo(revision);
        assertThat(compile(PolicyOptions.DEFAULT, A).revision()).isNotEqualTo(revision);
        assertThat(compile(new PolicyOptions(Effect.DENY), A, B).revision()).isNotEqualTo(revision);
        assertThat(compile(PolicyOptions.DEFAULT, new SourceFile("c.policy.yaml", A.text()), B)
                        .revision())
                .isNotEqualTo(revision);
        assertThat(compile(PolicyOptions.DEFAULT, new SourceFile(A.path(), A.text() + "\n"), B)
                        .revision())
                .isNotEqualTo(revision);
        assertThat(compile(PolicyOptions.DEFAULT, A, B, new SourceFile("d.data.yaml", "a: 1"))
                        .revision())
                .isNotEqualTo(revision);
    }

    @Test
    void compile_aMistakeInOneFile_yieldsNoSet() {
        Compilation compilation =
                PolicyCompiler.compile(List.of(A, new SourceFile("c.policy.yaml", "name: c")), PolicyOptions.DEFAULT);
        assertThat(compilation.policySet()).isEmpty();
        assertThat(compilation.diagnostics()).hasSize(1);
    }

    @Test
    void options_allowByDefault_isRefused() {
        assertThatThrownBy(() -> new PolicyOptions(Effect.ALLOW)).isInstanceOf(IllegalArgumentException.class);
    }
}
