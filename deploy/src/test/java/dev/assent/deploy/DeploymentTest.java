package dev.assent.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the manifests promise: a native sidecar, hardened, whose agent cannot reach what is the reviewers'. */
class DeploymentTest {
    private static final Path FOLDER = Path.of("kubernetes");

    private final Deployment deployment =
            StrictYaml.read(Kustomization.text(FOLDER.resolve("deployment.yaml")), Deployment.class);
    private final PersistentVolumeClaim data =
            StrictYaml.read(Kustomization.text(FOLDER.resolve("data.yaml")), PersistentVolumeClaim.class);
    private final PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    private final Container assent = only(pod.getInitContainers());
    private final Container agent = only(pod.getContainers());

    @Test
    void reads_every_manifest_of_the_kustomization() {
        assertThat(Kustomization.in(FOLDER).manifests())
                .containsExactlyInAnyOrder(FOLDER.resolve("deployment.yaml"), FOLDER.resolve("data.yaml"));
    }

    @Test
    void runs_assent_as_a_native_sidecar() {
        assertThat(assent.getName()).isEqualTo("assent");
        assertThat(assent.getRestartPolicy()).isEqualTo("Always");
        assertThat(assent.getArgs())
                .containsExactly(
                        "serve",
                        "--policies=/etc/assent/policies",
                        "--data=/var/lib/assent/data",
                        "--agent-listen=unix:/run/assent/agent.sock",
                        "--review-listen=127.0.0.1:7472",
                        "--http-listen=0.0.0.0:7473");
    }

    @Test
    void shares_the_socket_folder_and_nothing_else() {
        assertThat(mounts(assent)).containsEntry("socket", "/run/assent");
        assertThat(mounts(agent))
                .containsExactlyInAnyOrderEntriesOf(Map.of("socket", "/run/assent", "agent-tmp", "/tmp"));
        assertThat(mounts(assent)).doesNotContainKey("agent-tmp");
        assertThat(volume("socket").getEmptyDir()).isNotNull();
        assertThat(agent.getSecurityContext().getRunAsUser())
                .isNotEqualTo(assent.getSecurityContext().getRunAsUser());
        assertThat(pod.getShareProcessNamespace()).isNull();
        assertThat(pod.getHostPID()).isNull();
        assertThat(pod.getHostIPC()).isNull();
        assertThat(pod.getHostNetwork()).isNull();
    }

    @Test
    void lets_both_containers_write_to_the_socket_folder_only_through_its_group() {
        assertThat(pod.getSecurityContext().getFsGroup()).isEqualTo(10001L);
        assertThat(pod.getSecurityContext().getFsGroupChangePolicy()).isEqualTo("OnRootMismatch");
    }

    @Test
    void mounts_the_policies_read_only_as_a_folder_so_that_a_change_is_seen() {
        VolumeMount mount = assent.getVolumeMounts().stream()
                .filter(each -> each.getName().equals("policies"))
                .findFirst()
                .orElseThrow();
        assertThat(mount.getMountPath()).isEqualTo("/etc/assent/policies");
        assertThat(mount.getReadOnly()).isTrue();
        // kubelets never update the files of a subPath mount
        assertThat(mount.getSubPath()).isNull();
        assertThat(volume("policies").getConfigMap().getName()).isEqualTo("assent-policies");
        assertThat(Kustomization.in(FOLDER).configMaps()).containsKey("assent-policies");
    }

    @Test
    void keeps_the_data_on_a_claim_that_one_pod_writes() {
        assertThat(mounts(assent)).containsEntry("data", "/var/lib/assent");
        assertThat(volume("data").getPersistentVolumeClaim().getClaimName())
                .isEqualTo(data.getMetadata().getName());
        assertThat(deployment.getSpec().getReplicas()).isEqualTo(1);
        assertThat(deployment.getSpec().getStrategy().getType()).isEqualTo("Recreate");
    }

    @Test
    void probes_the_http_listener() {
        assertThat(only(assent.getPorts()).getContainerPort()).isEqualTo(7473);
        assertProbe(assent.getStartupProbe(), "/readyz");
        assertProbe(assent.getReadinessProbe(), "/readyz");
        assertProbe(assent.getLivenessProbe(), "/livez");
    }

    @Test
    void takes_every_privilege_away_from_both_containers() {
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(assent.getSecurityContext().getRunAsUser()).isEqualTo(10001L);
        for (Container container : List.of(assent, agent)) {
            SecurityContext context = container.getSecurityContext();
            assertThat(context.getRunAsNonRoot()).isTrue();
            assertThat(context.getReadOnlyRootFilesystem()).isTrue();
            assertThat(context.getAllowPrivilegeEscalation()).isFalse();
            assertThat(context.getPrivileged()).isFalse();
            assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(context.getCapabilities().getAdd()).isEmpty();
        }
    }

    @Test
    void bounds_what_both_containers_use() {
        for (Container container : List.of(assent, agent)) {
            Map<String, Quantity> requests = container.getResources().getRequests();
            Map<String, Quantity> limits = container.getResources().getLimits();
            assertThat(requests).containsKeys("cpu", "memory");
            assertThat(limits).containsKey("memory");
        }
    }

    private static void assertProbe(Probe probe, String path) {
        assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
    }

    private Volume volume(String name) {
        return only(pod.getVolumes().stream()
                .filter(each -> each.getName().equals(name))
                .toList());
    }

    private static Map<String, String> mounts(Container container) {
        return container.getVolumeMounts().stream()
                .collect(Collectors.toMap(VolumeMount::getName, VolumeMount::getMountPath));
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }
}
