package dev.assent.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ConfigMap holds every file of the policy folder, and fits. */
class PolicyConfigMapTest {
    private static final Path POLICIES = Path.of("..", "policies", "customer-support");
    private static final List<String> SUFFIXES = List.of(".policy.yaml", ".tests.yaml", ".tools.json", ".data.yaml");
    /** What the API server takes, less the object around the data. */
    private static final int LIMIT_BYTES = 1_000_000;

    private final List<Path> files =
            Kustomization.in(Path.of("kubernetes")).configMaps().getOrDefault("assent-policies", List.of());

    @Test
    void holds_exactly_the_files_of_the_folder() throws IOException {
        try (Stream<Path> folder = Files.list(POLICIES)) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(folder.filter(PolicyConfigMapTest::isPolicyFile)
                            .map(Path::normalize)
                            .toList());
        }
    }

    @Test
    void has_at_least_one_policy_and_keys_that_kubernetes_takes() {
        assertThat(files).anySatisfy(file -> assertThat(file.toString()).endsWith(".policy.yaml"));
        assertThat(files)
                .allSatisfy(file -> assertThat(file.getFileName().toString()).matches("[-._a-zA-Z0-9]{1,253}"));
    }

    @Test
    void keeps_its_name_so_that_a_change_is_loaded_without_a_restart() {
        assertThat(Kustomization.in(POLICIES).keys())
                .containsEntry("generatorOptions", Map.of("disableNameSuffixHash", true));
    }

    @Test
    void fits_into_a_config_map() throws IOException {
        long size = 0;
        for (Path file : files) {
            size += Files.size(file);
        }
        assertThat(size).isBetween(1L, (long) LIMIT_BYTES);
    }

    private static boolean isPolicyFile(Path file) {
        return SUFFIXES.stream().anyMatch(file.getFileName().toString()::endsWith);
    }
}
