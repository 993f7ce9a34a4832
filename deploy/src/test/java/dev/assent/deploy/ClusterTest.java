package dev.assent.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An API server takes the manifests. */
@EnableKubernetesMockClient(crud = true)
class ClusterTest {
    @SuppressWarnings("NullAway.Init") // set by the extension
    private KubernetesClient client;

    @Test
    void takes_every_manifest() {
        List<HasMetadata> created = Kustomization.in(Path.of("kubernetes")).manifests().stream()
                .map(file -> client.resource(Kustomization.text(file))
                        .inNamespace("agents")
                        .create())
                .toList();

        assertThat(created)
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder("Deployment", "PersistentVolumeClaim");
        assertThat(client.apps()
                        .deployments()
                        .inNamespace("agents")
                        .withName("agent")
                        .get())
                .isNotNull();
    }
}
