package dev.assent.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;

/** Reads manifests and refuses what the Kubernetes model does not know, which a cluster would drop in silence. */
final class StrictYaml {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new NoAnySetter())
            .build();

    private StrictYaml() {}

    @SuppressWarnings("unchecked") // a YAML mapping with string keys
    static Map<String, Object> tree(String yaml) {
        return Serialization.unmarshal(yaml, Map.class);
    }

    /** @throws IllegalArgumentException naming the field that is unknown or has a wrong type */
    static <T> T read(String yaml, Class<T> type) {
        return MAPPER.convertValue(tree(yaml), type);
    }

    /** Without it the model would keep unknown fields as additional properties. */
    private static final class NoAnySetter extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }
}
