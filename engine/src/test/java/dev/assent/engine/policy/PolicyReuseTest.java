package dev.assent.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PolicyReuseTest {
    private static final SourceFile A = policy("a", "args.n > 1");
    private static final SourceFile B = policy("b", "args.n > data.limit");
    private static final SourceFile DATA = new SourceFile("d.data.yaml", "limit: 1");

    private final PolicySet first = set(PolicyCompiler.compile(List.of(A, B, DATA), PolicyOptions.DEFAULT));

    private final AtomicInteger between = new AtomicInteger();

    private static SourceFile policy(String name, String condition) {
        return new SourceFile(
                name + ".policy.yaml",
                "name: " + name + "\nrule: {match: [{id: r, condition: " + condition + ", effect: deny}]}");
    }

    private static PolicySet set(Compilation compilation) {
        return compilation.policySet().orElseThrow();
    }

    @Test
    void compile_oneFileChanged_compilesOnlyThatOne() {
        SourceFile changed = policy("b", "args.n > 7");
        PolicySet next = set(PolicyCompiler.compile(
                List.of(A, changed, DATA), PolicyOptions.DEFAULT, first, between::incrementAndGet));
        assertThat(next.policies().get(0)).isSameAs(first.policies().get(0));
        assertThat(next.policies().get(1)).isNotSameAs(first.policies().get(1));
        assertThat(between).as("only what is compiled takes time").hasValue(1);
        assertThat(next.revision())
                .isEqualTo(set(PolicyCompiler.compile(List.of(A, changed, DATA), PolicyOptions.DEFAULT))
                        .revision())
                .isNotEqualTo(first.revision());
    }

    @Test
    void compile_otherDataOrPath_compilesAgain() {
        SourceFile data = new SourceFile("d.data.yaml", "limit: 2");
        assertThat(set(PolicyCompiler.compile(
                                List.of(A, B, data), PolicyOptions.DEFAULT, first, between::incrementAndGet))
                        .policies()
                        .get(0))
                .isNotSameAs(first.policies().get(0));
        SourceFile moved = new SourceFile("c.policy.yaml", A.text());
        assertThat(set(PolicyCompiler.compile(
                                List.of(moved, B, DATA), PolicyOptions.DEFAULT, first, between::incrementAndGet))
                        .policies()
                        .get(0)
                        .position()
                        .file())
                .isEqualTo("c.policy.yaml");
    }

    @Test
    void compile_nameThatAReusedPolicyHas_isStillAnError() {
        SourceFile twin = new SourceFile("z.policy.yaml", A.text());
        assertThat(PolicyCompiler.compile(
                                List.of(A, B, DATA, twin), PolicyOptions.DEFAULT, first, between::incrementAndGet)
                        .diagnostics())
                .map(Diagnostic::message)
                .containsExactly("policy name 'a' is also at a.policy.yaml:1:7");
    }
}
