package dev.assent.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.assent.engine.json.JsonShape;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlReader;
import dev.assent.engine.yaml.YamlValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A schema with which editors complete and check files whose names end with {@code .KIND.yaml}. */
record EditorSchema(String kind, JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "schemas");

    static List<EditorSchema> all() {
        return List.of(of("policy"), of("tests"), of("data"));
    }

    static EditorSchema of(String kind) {
        try {
            return new EditorSchema(kind, JSON.readTree(Files.readString(FOLDER.resolve(kind + ".schema.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema for a file; none if its name has another ending. */
    static Optional<EditorSchema> forFile(SourceFile file) {
        return all().stream()
                .filter(schema -> file.path().endsWith("." + schema.kind() + ".yaml"))
                .findFirst();
    }

    /** What an editor underlines in the text of the file. */
    List<String> complaints(SourceFile file) {
        Problems problems = new Problems(file);
        Object values = YamlReader.read(file, problems)
                .map(root -> YamlValues.toJson(root, new PlainValues(), problems))
                .orElseThrow();
        return schema().validate(JSON.valueToTree(values)).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** What is wrong with the schema itself, by the schema of schemas. */
    List<String> faults() {
        return JsonSchemaFactory.getInstance(VersionFlag.V7)
                .getSchema(SchemaLocation.of(VersionFlag.V7.getId()))
                .validate(json)
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private JsonSchema schema() {
        return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(json);
    }

    @Override
    public String toString() {
        return kind;
    }

    private static final class PlainValues implements JsonShape {
        @Override
        public Map<String, Object> object(Map<String, Object> members) {
            return members;
        }

        @Override
        public List<Object> array(List<Object> elements) {
            return elements;
        }

        @Override
        public Object nullValue() {
            return JSON.nullNode();
        }
    }
}
