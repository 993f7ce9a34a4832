package dev.assent.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlValuesTest {
    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            true => true
            True => true
            "true" => "true"
            yes => "yes"
            on => "on"
            NO => "NO"
            null => null
            ~ => null
            '' => ""
            1 => 1
            -7 => -7
            0x1F => "0x1F"
            0o7 => "0o7"
            010 => 10
            1_000 => "1_000"
            12:30:45 => "12:30:45"
            1.50 => 1.5
            .5 => 0.5
            1e3 => 1000
            .inf => ".inf"
            .nan => ".nan"
            9223372036854775808 => 9223372036854775808
            9007199254740993 => 9007199254740993
            2026-01-01 => "2026-01-01"
            [1, [a, null]] => [1,["a",null]]
            {a: {b: x}} => {"a":{"b":"x"}}
            """)
    void toJson_coreSchemaOfYaml12(String yaml, String json) {
        SourceFile file = new SourceFile("f.yaml", "k: " + yaml);
        Problems problems = new Problems(file);
        YamlNode root = YamlReader.read(file, problems).orElseThrow();
        JsonObject object = (JsonObject) YamlValues.toJson(root, JsonObject.shape(), problems);
        assertThat(object.toCanonicalJson()).isEqualTo("{\"k\":" + json + "}");
        assertThat(problems.diagnostics()).isEmpty();
    }
}
