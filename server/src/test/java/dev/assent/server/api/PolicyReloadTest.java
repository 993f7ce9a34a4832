package dev.assent.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.GetPolicySetRequest;
import dev.assent.proto.v1.GetPolicySetResponse;
import dev.assent.server.Sidecar;
import dev.assent.server.StartException;
import dev.assent.server.config.SidecarConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyReloadTest {
    @TempDir
    Path folder;

    @Test
    void badEdit_theLastGoodSetServes_andSaysSo() throws Exception {
        try (TestSidecar sidecar = TestSidecar.in(folder)) {
            String revision = status(sidecar).getServing().getRevision();
            Path file = sidecar.policies.resolve("bank.policy.yaml");
            Files.writeString(file, TestSidecar.POLICY.replace("tool.name == 'bank.balance'", "tool.nmae == 'x'"));
            Awaitility.await().until(() -> status(sidecar).hasRejectTime());
            GetPolicySetResponse bad = status(sidecar);
            assertThat(bad.getServing().getRevision()).isEqualTo(revision);
            assertThat(bad.getDiagnostics(0).getPosition().getFile()).isEqualTo("bank.policy.yaml");
            assertThat(bad.getDiagnostics(0).getPosition().getLine()).isEqualTo(6);
            assertThat(bad.getDiagnostics(0).getExcerpt()).contains("tool.nmae", "^");
            assertThat(sidecar.log).anyMatch(line -> line.contains("bank.policy.yaml:6:"));
            assertThat(sidecar.decide("bank.balance", "{}").getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
            assertThat(readyz(sidecar)).startsWith("200 ok").contains("last good");

            Files.writeString(file, TestSidecar.POLICY.replace("'mallory'", "'trudy'"));
            Awaitility.await().until(() -> !status(sidecar).hasRejectTime());
            assertThat(status(sidecar).getServing().getRevision()).isNotEqualTo(revision);
            assertThat(sidecar.decide("bank.transfer", "{\"amount\":1,\"to\":\"trudy\"}")
                            .getEffect())
                    .isEqualTo(Effect.EFFECT_DENY);
        }
    }

    @Test
    void start_withBadPolicies_saysWhereAndDoesNotStart() throws IOException {
        Files.writeString(folder.resolve("x.policy.yaml"), "name: x\nrul: {}\n");
        SidecarConfig config = SidecarConfig.defaults(Map.of("HOME", folder.toString()))
                .withPolicies(folder)
                .withData(folder.resolve("data"));
        assertThatThrownBy(() -> Sidecar.start(config, line -> {}))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("x.policy.yaml:2:1")
                .hasMessageContaining("^");
    }

    private static GetPolicySetResponse status(TestSidecar sidecar) {
        return sidecar.operator().getPolicySet(GetPolicySetRequest.getDefaultInstance());
    }

    private static String readyz(TestSidecar sidecar) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://"
                                        + sidecar.sidecar().addresses().http() + "/readyz"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
