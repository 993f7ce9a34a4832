package dev.assent.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyIndexTest {
    private final PolicySet policies = policies(
            "[a.read]",
            "['a.*']",
            "['a.*', a.read, 'a.re*']",
            "['*']",
            "['*.read']",
            "[b.read, 'a*d']",
            "['a.r*d', 'b.*']",
            "['ab*']",
            "['a.read*']",
            "['abcdefgh*']",
            "[a.read]\nservers: [bank]",
            "['a.*']\nservers: ['', 'b*']");

    @ParameterizedTest
    @ValueSource(strings = {"a.read", "a", "a.", "ab", "abcdefgh", "abcdefghi", "b.read", "b.x", "c", "a.red", "*"})
    void covering_isWhatLookingAtEveryPolicyFinds_inItsOrder(String tool) {
        for (String server : List.of("", "bank", "other")) {
            assertThat(names(policies.covering(tool, server)))
                    .as(server)
                    .isEqualTo(names(policies.withoutIndex().covering(tool, server)));
        }
    }

    @Test
    void covering_givesAPolicyOnce_whoseSeveralNamesCoverTheTool() {
        assertThat(names(policies.covering("a.read", "other")))
                .containsExactly("p0", "p1", "p2", "p3", "p4", "p5", "p6", "p8");
    }

    private static List<String> names(List<Policy> found) {
        return found.stream().map(Policy::name).toList();
    }

    private static PolicySet policies(String... tools) {
        List<SourceFile> files = new ArrayList<>();
        for (int i = 0; i < tools.length; i++) {
            files.add(new SourceFile(
                    "p" + i + ".policy.yaml",
                    "name: p" + i + "\ntools: " + tools[i]
                            + "\nrule: {match: [{id: r, condition: 'true', effect: deny}]}\n"));
        }
        return PolicyCompiler.compile(files, PolicyOptions.DEFAULT).policySet().orElseThrow();
    }
}
