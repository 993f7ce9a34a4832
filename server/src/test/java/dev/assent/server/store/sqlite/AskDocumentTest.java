package dev.assent.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.mask.MaskPath;
import dev.assent.engine.mask.Masking;
import dev.assent.server.store.SampleAsks;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskDocumentTest {
    /** Empty in the sample on purpose. */
    private static final Set<String> MAY_BE_EMPTY = Set.of(
            "Verdict.edits",
            "ArgumentEdit.value",
            "ReviewRequirement.groups",
            "ReviewRequirement.escalation",
            "Ask.remains");

    @Test
    void everyField_readsBackTheSame() throws ReflectiveOperationException {
        Ask ask = SampleAsks.complete("a");
        assertFilled(ask);

        assertThat(AskDocument.of(ask).toAsk()).isEqualTo(ask);
    }

    @Test
    void letGo_readsBackTheSame() {
        Ask left = SampleAsks.complete("a").letGo(Masking.withoutKey(), List.of(MaskPath.parse("/integer")));
        assertThat(left.remains()).isPresent();

        assertThat(AskDocument.of(left).toAsk()).isEqualTo(left);
    }

    @Test
    void pending_readsBackTheSame() {
        Ask ask = SampleAsks.pending("a");

        assertThat(AskDocument.of(ask).toAsk()).isEqualTo(ask);
    }

    @Test
    void textsOfTheCall_standApart() {
        AskDocument stored = AskDocument.of(SampleAsks.complete("a"));

        assertThat(stored.document()).doesNotContain("1152921504606846976").doesNotContain("confidence");
        assertThat(stored.verdicts()).noneMatch(verdict -> verdict.document().contains("/integer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "5.0",
                "-0.0",
                "0",
                "1e300",
                "1e-320",
                "0.1",
                "1152921504606846976",
                "1152921504606847000",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "123456789012345678901234567890"
            })
    void numbers_keepKindAndDigits(String number) {
        Object value = SampleAsks.json("{\"n\": " + number + "}").get("n");

        Object back = StoredJson.read(JsonObject.toJson(Map.of("n", value))).get("n");

        assertThat(back).isEqualTo(value).hasSameClassAs(value);
    }

    @Test
    void members_keepTheirOrder() {
        String text = "{\"b\":1,\"a\":{\"d\":null,\"c\":[true,2.5]}}";

        assertThat(JsonObject.toJson(StoredJson.read(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"state\":\"PENDING\"    | \"state\":\"LOST\"",
                "\"version\":1            | \"version\":\"1\"",
                "\"acceptsEdits\":false   | \"accepts\":false",
                "\"reasons\":[            | \"reasons\":[null,",
                "\"policy\":\"\"          | \"policy\":null",
            })
    void document_thatIsDamaged_isRefused(String part, String damage) {
        AskDocument stored = AskDocument.of(SampleAsks.pending("a"));
        assertThat(stored.document()).contains(part);
        AskDocument damaged = new AskDocument(
                stored.document().replace(part, damage),
                stored.arguments(),
                stored.editedArguments(),
                stored.answeredArguments(),
                stored.context(),
                stored.verdicts());

        assertThatThrownBy(damaged::toAsk).isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);
    }

    /** A new field that nobody filled in the sample would go untested. */
    private static void assertFilled(Object value) throws ReflectiveOperationException {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = value.getClass().getSimpleName() + "." + component.getName();
            component.getAccessor().trySetAccessible();
            Object field = component.getAccessor().invoke(value);
            if (field instanceof Optional<?> optional) {
                assertThat(optional.isPresent() || MAY_BE_EMPTY.contains(name))
                        .as(name)
                        .isTrue();
                field = optional.orElse(null);
            }
            if (field instanceof String text) {
                assertThat(text).as(name).isNotEmpty();
            } else if (field instanceof Collection<?> collection) {
                assertThat(!collection.isEmpty() || MAY_BE_EMPTY.contains(name))
                        .as(name)
                        .isTrue();
                for (Object element : collection) {
                    if (element instanceof Record) {
                        assertFilled(element);
                    }
                }
            } else if (field instanceof Record) {
                assertFilled(field);
            }
        }
    }
}
