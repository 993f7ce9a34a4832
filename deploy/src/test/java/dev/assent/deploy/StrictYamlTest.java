package dev.assent.deploy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;

class StrictYamlTest {
    @Test
    void names_a_misspelt_field() {
        assertThatThrownBy(() -> StrictYaml.read("spec: {template: {spec: {hostNetwrk: true}}}", Deployment.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hostNetwrk");
    }

    @Test
    void names_a_field_of_the_wrong_type() {
        assertThatThrownBy(() -> StrictYaml.read("spec: {replicas: several}", Deployment.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("replicas");
    }
}
