package dev.assent.server.policyfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assent.engine.decision.Effect;
import dev.assent.engine.policy.Policy;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.Diagnostic;
import dev.assent.server.port.PolicyProvider.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFolderTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String POLICY = """
            name: payments
            rule:
              match:
                - id: large
                  condition: args.amount > 100
                  effect: deny
            """;
    private static final String TESTS = """
            name: payments
            tests:
              - name: a large payment
                call: {tool: pay, server: bank, args: {amount: 500}, agent: a, subject: s, session: s1}
                expect: {effect: deny}
            """;
    private static final String TOOLS = """
            {"server": "bank", "tools": [{"name": "pay", "inputSchema":
              {"type": "object", "properties": {"amount": {"type": "integer"}}}}]}
            """;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // every test opens it
    private PolicyFolder policies;

    @AfterEach
    void close() {
        policies.close();
    }

    @Test
    void open_goodFolder_servesAtOnce() throws IOException {
        write("payments.policy.yaml", POLICY);
        write("payments.tests.yaml", TESTS);
        open();
        Status status = policies.status();
        assertThat(status.diagnostics()).isEmpty();
        assertThat(serving().policyNames()).containsExactly("payments");
        assertThat(status.loadTime()).contains(START);
        assertThat(status.rejectTime()).isEmpty();
        assertThat(log).singleElement().asString().contains("loaded: 1 policy, 1 rule, revision sha256:");
    }

    @Test
    void open_missingFolder_servesNothingUntilItIsThere() throws IOException {
        Path real = folder;
        folder = real.resolve("later");
        open();
        assertThat(policies.status().serving()).isEmpty();
        assertThat(policies.status().rejectTime()).contains(START);
        assertThat(messages()).contains("there is no such folder");
        assertThat(log).singleElement().asString().contains("refused: ", "nothing serves");
        Files.createDirectory(folder);
        write("payments.policy.yaml", POLICY);
        awaitGood();
    }

    @Test
    void open_emptyFolder_servesNothing() {
        open();
        assertThat(policies.status().serving()).isEmpty();
        assertThat(messages()).containsExactly("there is no *.policy.yaml file");
    }

    @Test
    void open_badFolder_reportsEveryFile() throws IOException {
        write("a.policy.yaml", "name: a\nrule: {match: [{id: x, condition: tool.nmae == 'x', effect: deny}]}\n");
        write("b.policy.yaml", "nam: b\n");
        write("c.tests.yaml", "nam: c\n");
        open();
        assertThat(policies.status().serving()).isEmpty();
        assertThat(policies.status().diagnostics())
                .extracting(diagnostic -> diagnostic.position().file())
                .contains("a.policy.yaml", "b.policy.yaml", "c.tests.yaml");
        assertThat(log.get(0)).contains("a.policy.yaml:2:", "^");
    }

    @Test
    void edit_good_swaps() throws IOException {
        write("payments.policy.yaml", POLICY);
        open();
        String before = serving().revision();
        now.set(START.plusSeconds(60));
        write("payments.policy.yaml", POLICY.replace("100", "200"));
        awaitChange(1);
        assertThat(serving().revision()).isNotEqualTo(before);
        assertThat(policies.status().loadTime()).contains(START.plusSeconds(60));
    }

    @Test
    void edit_ofOneFile_keepsTheOtherPoliciesAsTheyAre() throws IOException {
        write("payments.policy.yaml", POLICY);
        write("other.policy.yaml", POLICY.replace("payments", "other"));
        open();
        Policy other = serving().policies().get(0);
        Policy payments = serving().policies().get(1);
        write("payments.policy.yaml", POLICY.replace("100", "200"));
        awaitChange(1);
        assertThat(serving().policies().get(0)).isSameAs(other);
        assertThat(serving().policies().get(1)).isNotSameAs(payments);
        // a set in between that is bad does not lose them
        write("payments.policy.yaml", "nam: payments");
        awaitChange(2);
        write("payments.policy.yaml", POLICY.replace("100", "300"));
        awaitChange(3);
        assertThat(serving().policies().get(0)).isSameAs(other);
    }

    @Test
    void edit_ofTheToolsFile_compilesWhatDependsOnIt() throws IOException {
        write("payments.policy.yaml", POLICY.replace("rule:", "tools: [pay]\nrule:"));
        write("bank.tools.json", TOOLS);
        open();
        Policy before = serving().policies().get(0);
        write("bank.tools.json", TOOLS.replace("\"amount\"", "\"amount\": {\"type\": \"integer\"}, \"unit\""));
        awaitChange(1);
        assertThat(policies.status().diagnostics()).isEmpty();
        assertThat(serving().policies().get(0)).isNotSameAs(before);
        write("bank.tools.json", TOOLS.replace("amount", "sum"));
        awaitChange(2);
        assertThat(messages()).singleElement().asString().contains("undefined field 'amount'");
    }

    @Test
    void edit_isSeenByItsEvent() throws IOException {
        write("payments.policy.yaml", POLICY);
        Files.createDirectory(folder.resolve("more"));
        write("more/other.policy.yaml", POLICY.replace("payments", "other"));
        open(Duration.ofDays(1));
        write("payments.policy.yaml", POLICY.replace("100", "200"));
        awaitChange(1);
        write("more/other.policy.yaml", POLICY.replace("payments", "another"));
        awaitChange(2);
        assertThat(serving().policyNames()).containsExactly("another", "payments");
    }

    @Test
    void edit_withoutAnEvent_isSeenByItsContent(@TempDir Path elsewhere) throws IOException {
        Path real = Files.writeString(elsewhere.resolve("real"), POLICY);
        Files.createSymbolicLink(folder.resolve("payments.policy.yaml"), real);
        open();
        Files.writeString(real, POLICY.replace("100", "200").replace("deny", "ask "));
        await().until(() -> serving().policies().get(0).rule().outcomes().allMatch(o -> o.effect() == Effect.ASK));
    }

    @Test
    void edit_bad_keepsTheLastGood_andRecovers() throws IOException {
        write("payments.policy.yaml", POLICY);
        open();
        PolicySet good = serving();
        now.set(START.plusSeconds(60));
        write("payments.policy.yaml", POLICY.replace("deny", "denny"));
        awaitChange(1);
        assertThat(serving()).isSameAs(good);
        assertThat(policies.status().rejectTime()).contains(START.plusSeconds(60));
        assertThat(policies.status().diagnostics()).anyMatch(SetLoader::isError);
        assertThat(log.get(1))
                .contains("refused: 1 error; 1 policy, 1 rule, revision " + good.revision() + " still serves");
        now.set(START.plusSeconds(120));
        write("payments.policy.yaml", POLICY);
        awaitChange(2);
        // it has decided all the time
        assertThat(serving()).isSameAs(good);
        assertThat(policies.status())
                .isEqualTo(new Status(
                        policies.status().serving(),
                        java.util.Optional.of(START),
                        List.of(),
                        java.util.Optional.empty()));
    }

    @Test
    void edit_thatItsOwnTestsRefuse_keepsTheLastGood() throws IOException {
        write("payments.policy.yaml", POLICY);
        write("payments.tests.yaml", TESTS);
        open();
        PolicySet good = serving();
        write("payments.policy.yaml", POLICY.replace("deny", "ask"));
        awaitChange(1);
        assertThat(serving()).isSameAs(good);
        assertThat(policies.status().diagnostics()).singleElement().satisfies(failure -> {
            assertThat(failure.position()).hasToString("payments.tests.yaml:3:5");
            assertThat(failure.message()).startsWith("the test `a large payment` fails: effect is ask, expected deny");
        });
    }

    @Test
    void deletionOfAllFiles_keepsTheLastGood() throws IOException {
        write("payments.policy.yaml", POLICY);
        open();
        PolicySet good = serving();
        Files.delete(folder.resolve("payments.policy.yaml"));
        awaitChange(1);
        assertThat(serving()).isSameAs(good);
        assertThat(messages()).containsExactly("there is no *.policy.yaml file");
    }

    @Test
    void deletionOfOneFile_swaps() throws IOException {
        write("payments.policy.yaml", POLICY);
        write("other.policy.yaml", POLICY.replace("payments", "other"));
        open();
        Files.delete(folder.resolve("other.policy.yaml"));
        awaitChange(1);
        assertThat(serving().policyNames()).containsExactly("payments");
    }

    @Test
    void kubernetesSwap_isSeen() throws IOException {
        KubernetesVolume volume = new KubernetesVolume(folder);
        volume.swap("payments.policy.yaml", POLICY);
        open();
        String first = serving().revision();
        volume.swap("payments.policy.yaml", POLICY.replace("100", "200"));
        await().until(() -> !serving().revision().equals(first));
        String second = serving().revision();
        volume.swap("payments.policy.yaml", "broken");
        await().until(() -> policies.status().rejectTime().isPresent());
        assertThat(serving().revision()).isEqualTo(second);
        volume.swap("payments.policy.yaml", POLICY);
        await().until(() -> serving().revision().equals(first));
        assertThat(policies.status().rejectTime()).isEmpty();
    }

    @Test
    void warnings_areReported_andTheSetServes() throws IOException {
        write("payments.policy.yaml", POLICY);
        write("more.policy.yml", POLICY);
        open();
        assertThat(serving().policyNames()).containsExactly("payments");
        assertThat(policies.status().rejectTime()).isEmpty();
        assertThat(messages()).singleElement().asString().contains("the file is not loaded");
    }

    @Test
    void callbackThatFails_doesNotEndTheLooking() throws IOException {
        write("payments.policy.yaml", POLICY);
        open();
        policies.onChange(() -> {
            throw new IllegalStateException("a fault");
        });
        write("payments.policy.yaml", POLICY.replace("100", "200"));
        awaitChange(1);
        String second = serving().revision();
        write("payments.policy.yaml", POLICY.replace("100", "300"));
        awaitChange(2);
        assertThat(serving().revision()).isNotEqualTo(second);
    }

    @Test
    void close_endsTheLooking() throws Exception {
        write("payments.policy.yaml", POLICY);
        open();
        policies.close();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("policy-folder")));
        assertThat(policies.status().serving()).isPresent();
    }

    private void open() {
        open(Duration.ofMillis(20));
    }

    private void open(Duration lookEvery) {
        policies = PolicyFolder.open(folder, PolicyOptions.DEFAULT, now::get, log::add, lookEvery);
        policies.onChange(changes::incrementAndGet);
    }

    private PolicySet serving() {
        return policies.status().serving().orElseThrow();
    }

    private List<String> messages() {
        return policies.status().diagnostics().stream().map(Diagnostic::message).toList();
    }

    private void awaitChange(int count) {
        // some systems report events late
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(changes).hasValueGreaterThanOrEqualTo(count));
    }

    private void awaitGood() {
        await().until(() -> policies.status().serving().isPresent());
        assertThat(policies.status().rejectTime()).isEmpty();
    }

    /** Whole or not at all, as editors do; a file half written would be one more change. */
    private void write(String name, String text) throws IOException {
        Path draft = Files.writeString(folder.resolve(name + ".draft"), text);
        Files.move(draft, folder.resolve(name), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
