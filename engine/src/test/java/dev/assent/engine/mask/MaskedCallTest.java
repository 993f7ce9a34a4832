package dev.assent.engine.mask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.CallDigest;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.json.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedCallTest {
    private static final Masking PLAIN = Masking.withoutKey();
    private static final Masking KEYED = Masking.withKey("0123456789abcdef".getBytes(UTF_8));

    private static ToolCall call(String arguments) {
        return new ToolCall(
                "t", "", json(arguments), "a", "s", "s1", json("{\"auth\": {\"token\": \"ctx-1\"}, \"n\": 1}"));
    }

    private static JsonObject json(String text) {
        return JsonObject.parse(text, JsonLimits.CALL);
    }

    private static MaskedCall masked(Masking masking, String arguments, String... paths) {
        return masking.call(
                call(arguments), Stream.of(paths).map(MaskPath::parse).toList());
    }

    @Test
    void arguments_thatAreMadeToBeSlow_areMaskedWhole() {
        String slow = "password=$".repeat(60_000);
        String secret = "gh" + "p_aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5";
        MaskedCall masked =
                masked(KEYED, "{\"first\":\"ordinary\",\"slow\":\"" + slow + "\",\"last\":\"my " + secret + "\"}");
        String shown = masked.arguments().toJson();
        assertThat(shown).contains("\"ordinary\"").doesNotContain(secret, "password=");
        assertThat(shown.length()).isLessThan(300);
        assertThat(masked.text("a note with " + secret)).doesNotContain(secret);
    }

    @Test
    void arguments_thatAreLargeAndOrdinary_areShown() {
        String text = "An ordinary sentence about the weather in May. ".repeat(20_000);
        assertThat(masked(KEYED, "{\"text\":\"" + text + "\"}").arguments().get("text"))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a | {\"a\":\"xyz\",\"b\":\"xy\"} | {\"a\":\"<masked: 3 characters>\",\"b\":\"xy\"}",
                "/a/b | {\"a\":{\"b\":1,\"c\":1.5}} | {\"a\":{\"b\":\"<masked: 1 character>\",\"c\":1.5}}",
                "/a | {\"a\":{\"b\":[1,true]}} | {\"a\":\"<masked: 14 characters>\"}",
                "/a/*/v | {\"a\":[{\"v\":\"pq\"},{\"w\":\"pqr\"},{\"v\":null}]} | {\"a\":[{\"v\":\"<masked: 2 characters>\"},{\"w\":\"pqr\"},{\"v\":\"<masked: 4 characters>\"}]}",
                "/a/* | {\"a\":{\"x\":true,\"y\":[]}} | {\"a\":{\"x\":\"<masked: 4 characters>\",\"y\":\"<masked: 2 characters>\"}}",
                "/a/1 | {\"a\":[5,6,7]} | {\"a\":[5,\"<masked: 1 character>\",7]}",
                "/x~1y/~0 | {\"x/y\":{\"~\":\"uvw\"}} | {\"x/y\":{\"~\":\"<masked: 3 characters>\"}}",
                "/a/b/c | {\"a\":\"text\"} | {\"a\":\"text\"}",
                "/missing | {\"Password\":\"pw\",\"api-key\":7,\"secret\":true,\"token\":\"\"} | {\"Password\":\"<masked: 2 characters>\",\"api-key\":\"<masked: 1 character>\",\"secret\":true,\"token\":\"\"}",
                "/missing | {\"credentials\":{\"u\":1},\"next_page_token\":\"t-1\",\"tokens\":3} | {\"credentials\":\"<masked: 7 characters>\",\"next_page_token\":\"t-1\",\"tokens\":3}",
                "/password | {\"note\":\"it is hunter2, ok\",\"password\":\"hunter2\"} | {\"note\":\"it is <masked: 7 characters>, ok\",\"password\":\"<masked: 7 characters>\"}",
                "/pin | {\"note\":\"123 or 1234 or 2123\",\"pin\":123} | {\"note\":\"<masked: 3 characters> or 1234 or 2123\",\"pin\":\"<masked: 3 characters>\"}"
            })
    void arguments(String path, String arguments, String expected) {
        MaskedCall masked = masked(PLAIN, arguments, path);
        assertThat(masked.arguments().toJson()).isEqualTo(expected);
        MaskedCall again = masked(PLAIN, masked.arguments().toJson(), path);
        assertThat(again.arguments().toJson()).isEqualTo(expected);
    }

    @Test
    void arguments_secretNames_areMaskedAndNoneIsLost() {
        String token = "ghp" + "_aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG";
        MaskedCall masked = masked(PLAIN, "{\"" + token + "1\": 1, \"" + token + "2\": 2}");
        assertThat(masked.arguments().toJson())
                .isEqualTo("{\"<masked: 40 characters>\":1,\"<masked: 40 characters> (2)\":2}");
    }

    @Test
    void context_isMaskedByNameAndByTheSecretsOfTheArguments() {
        assertThat(masked(PLAIN, "{}").context().toJson())
                .isEqualTo("{\"auth\":{\"token\":\"<masked: 5 characters>\"},\"n\":1}");
    }

    @Test
    void text_repeatingADeclaredSecret_isMasked() {
        MaskedCall masked = masked(PLAIN, "{\"card\": {\"number\": 4111111111111111, \"cvc\": \"737\"}}", "/card/*");
        assertThat(masked.text("card 4111111111111111, code 737, order 17372, token ctx-1"))
                .isEqualTo("card <masked: 16 characters>, code <masked: 3 characters>, order 17372, token"
                        + " <masked: 5 characters>");
    }

    @Test
    void text_moreSecretsThanCanBeLookedFor_isMaskedWhole() {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            elements.add("\"secret-" + i + "\"");
        }
        MaskedCall masked = masked(PLAIN, "{\"a\": [" + String.join(",", elements) + "]}", "/a");
        assertThat(masked.text("about secret-599")).isEqualTo("<masked: 16 characters>");
        assertThat(masked.text("")).isEmpty();
    }

    @Test
    void digest_isThatOfTheRealCall() {
        ToolCall call = call("{\"password\": \"hunter2\"}");
        String before = CallDigest.of(call);
        KEYED.call(call, List.of()).arguments();
        assertThat(CallDigest.of(call)).isEqualTo(before);
        assertThat(call.arguments()).isEqualTo(json("{\"password\": \"hunter2\"}"));
    }

    @Test
    void places_sayWhatIsMasked() {
        MaskedCall masked = masked(
                PLAIN,
                "{\"a\": {\"b\": [{\"v\": {\"w\": 1}}]}, \"cmd\": \"x --password hunter2\", \"c\": 1}",
                "/a/b/*/v");
        assertThat(masked.places()).map(JsonPointer::toString).containsExactly("/a/b/0/v", "/cmd");
        assertThat(List.of("/a/b/0/v", "/a/b/0/v/w", "/cmd"))
                .allMatch(pointer -> masked.isMasked(JsonPointer.parse(pointer)));
        assertThat(List.of("", "/a", "/a/b", "/a/b/0", "/c", "/a/b/1"))
                .noneMatch(pointer -> masked.isMasked(JsonPointer.parse(pointer)));
        assertThat(List.of("", "/a", "/a/b/0", "/a/b/0/v/w"))
                .allMatch(pointer -> masked.hidesAt(JsonPointer.parse(pointer)));
        assertThat(List.of("/c", "/a/b/1", "/a/x")).noneMatch(pointer -> masked.hidesAt(JsonPointer.parse(pointer)));
    }

    @Test
    void valueAt_isMaskedAsIfItStoodThere() {
        MaskedCall masked = masked(PLAIN, "{}", "/a/*");
        assertThat(masked.valueAt(JsonPointer.parse("/a/x"), "new")).isEqualTo("<masked: 3 characters>");
        assertThat(masked.valueAt(JsonPointer.parse("/a/x/y"), 5L)).isEqualTo("<masked: 1 character>");
        assertThat(masked.valueAt(JsonPointer.parse("/a"), json("{\"k\": \"new\", \"token\": 1}")))
                .isEqualTo(Map.of("k", "<masked: 3 characters>", "token", "<masked: 1 character>"));
        assertThat(masked.valueAt(JsonPointer.parse("/db/password"), "pw")).isEqualTo("<masked: 2 characters>");
        assertThat(masked.valueAt(JsonPointer.parse("/b"), "other")).isEqualTo("other");
    }

    @Test
    void unmasked_marksOfTheCall_areItsSecretsAgain() {
        MaskedCall masked = masked(
                KEYED, "{\"a\": {\"n\": [1]}, \"cmd\": \"login --password hunter2 --token k19zz\", \"c\": 1}", "/a");
        assertThat(masked.unmasked(masked.arguments()))
                .contains(call("{\"a\": {\"n\": [1]}, \"cmd\": \"login --password hunter2 --token k19zz\", \"c\": 1}")
                        .arguments());
        String command = (String) masked.arguments().getOrDefault("cmd", "");
        assertThat(masked.unmasked(command + " --dry-run"))
                .contains("login --password hunter2 --token k19zz --dry-run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<masked: 7 characters, 00000000>",
                "x <masked: 1 character>",
                "a <masked: 3 characters, 12345678> b"
            })
    void unmasked_foreignMark_isNone(String text) {
        MaskedCall masked = masked(KEYED, "{\"password\": \"hunter2\"}");
        assertThat(masked.unmasked(text)).isEmpty();
        assertThat(masked.unmasked(
                        JsonObject.of(Map.of("k", JsonObject.shape().array(new ArrayList<>(List.of(text)))))))
                .isEmpty();
    }

    @Test
    void unmasked_markOfTwoSecrets_isNone() {
        assertThat(masked(PLAIN, "{\"password\": \"hunter2\", \"token\": \"hunter3\"}")
                        .unmasked("<masked: 7 characters>"))
                .isEmpty();
    }

    /** Any secret of the table, anywhere in arguments of any form. */
    @Test
    void anyArguments_secretsNeverShowAndComeBack() {
        List<MaskingTest.Planted> secrets = MaskingTest.planted().toList();
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            MaskingTest.Planted one = secrets.get(random.nextInt(secrets.size()));
            JsonObject arguments = (JsonObject) tree(random, one.text(), 0);
            ToolCall call = call(arguments.toJson());
            MaskedCall masked = KEYED.call(call, List.of());
            assertThat(masked.arguments().toJson()).doesNotContain(one.secret());
            assertThat(masked.arguments().toCanonicalJson()).doesNotContain(one.secret());
            assertThat(masked.unmasked(masked.arguments())).isEqualTo(Optional.of(call.arguments()));
            ToolCall shown = call.withArguments(masked.arguments());
            assertThat(KEYED.call(shown, List.of()).arguments()).isEqualTo(masked.arguments());
        }
    }

    private static Object tree(Random random, String secret, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(depth > 3 ? 2 : 4) + 2;
        return switch (kind) {
            case 0, 4 -> {
                Map<String, Object> members = new java.util.LinkedHashMap<>();
                for (int i = 0; i < 3; i++) {
                    members.put(i == 1 && random.nextInt(4) == 0 ? secret : "k" + i, tree(random, secret, depth + 1));
                }
                yield JsonObject.of(members);
            }
            case 5 -> {
                List<Object> elements = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    elements.add(tree(random, secret, depth + 1));
                }
                yield JsonObject.shape().array(elements);
            }
            case 2 -> random.nextBoolean() ? secret : "before " + secret + "\nafter";
            default -> random.nextBoolean() ? (Object) 5L : "plain";
        };
    }
}
