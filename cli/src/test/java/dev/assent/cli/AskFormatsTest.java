package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.Shell.Result;
import dev.assent.cli.view.JsonText;
import dev.assent.client.AskReference;
import dev.assent.client.Verdict;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonLimits;
import java.io.BufferedReader;
import java.io.Reader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Whatever an agent puts into names and arguments, no format lets it do anything to a terminal or to a parser. */
class AskFormatsTest extends OnSharedSidecar {
    /** Printable ASCII, our bar and ellipsis, and what escapes are made of: brackets, pictures of controls, the arrow of a line feed. */
    private static final String FOR_PEOPLE = "(?s)[\\x20-\\x7E\\n┃…⟦⟧␀-␡⏎]*";

    private static final String FOR_SCRIPTS = "(?s)[\\x20-\\x7E\\n]*";

    private static final List<String> HOSTILE = List.of(
            "\u001B[2J\u001B]0;owned\u0007\u001B]52;c;cm0gLXJm\u0007",
            "\r\nRISK LOW  -  trusted admin\r",
            "safe\u202Etxt.exe\u2066\u2069",
            "\uDB40\uDC41\uDB40\uDC42\u200B\u00AD\uFEFF",
            "\u0430dmin \u05D0\u0627 \uFF21 z\u0351\u0357\u0343",
            "\u009B31m\u0085\u2028\u2029\u007F",
            "- [x]: *a &b !!c | > % @ ` \" ' # {} , yes 0o7 1e9 ~",
            "@|bold,red FAKE|@ %s %n \\u001b \\x1b ${x}",
            "\uD83D\uDE00\uD834\uDD1E\uFFFF");

    private final List<AskReference> asks = new ArrayList<>();

    @BeforeAll
    void start() {
        for (String text : HOSTILE) {
            String json = JsonText.of(text);
            // approved once, so that there is something to compare with; and refused once
            AskReference allowed = sidecar.askOf("agent" + text, "tool" + text, "{" + json + ":" + json + ",\"n\":1}");
            sidecar.reviewer.submit(
                    Verdict.approve(sidecar.reviewer.getAsk(allowed.askId()).summary(), text));
            assertThat(sidecar.agent.awaitAsk(allowed, Duration.ofSeconds(20)).permits())
                    .isTrue();
            AskReference refused = sidecar.askOf("agent" + text, "tool" + text, "{\"no\":" + json + "}");
            sidecar.reviewer.submit(
                    Verdict.reject(sidecar.reviewer.getAsk(refused.askId()).summary(), text));
            asks.add(sidecar.askOf(
                    "agent" + text, "tool" + text, "{" + json + ":[" + json + "],\"" + "k".repeat(1_200) + "\":2}"));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFormatOfEveryCommand_isSafe() {
        List<String> commands = new ArrayList<>(List.of("asks list", "asks list --state denied", "asks refusals list"));
        for (String command : List.of("asks get", "asks diff", "asks explain")) {
            commands.add(command + " " + ids());
        }
        return commands.stream()
                .flatMap(command -> Stream.of("table", "wide", "json", "jsonl", "yaml", "name")
                        .map(format -> command.substring(0, Math.min(command.length(), 18)) + " -o " + format)
                        .distinct()
                        .map(name -> DynamicTest.dynamicTest(name, () -> check(command, name.replaceAll(".* ", "")))));
    }

    private void check(String command, String format) {
        Result result = shell.run((command + " -o " + format).split(" "));
        assertThat(result.code()).as(result.err()).isZero();
        boolean people = format.equals("table") || format.equals("wide");
        assertThat(result.out()).matches(people ? FOR_PEOPLE : FOR_SCRIPTS);
        assertThat(result.err()).matches(FOR_PEOPLE);
        if (format.equals("json")) {
            assertThat(JsonObject.parseValue(result.out().strip(), JsonLimits.CALL))
                    .isInstanceOf(List.class);
        } else if (format.equals("jsonl")) {
            result.out().lines().forEach(line -> JsonObject.parse(line, JsonLimits.CALL));
        } else if (format.equals("yaml")) {
            assertThat(yaml(result.out())).isInstanceOf(List.class);
        }
    }

    /** A reader of YAML gets what a reader of JSON gets. */
    @Test
    void yaml_isTheSameTreeAsJson() {
        for (AskReference ask : asks) {
            // an agent that has just asked still counts as waiting, for a moment
            Awaitility.await()
                    .until(() -> !sidecar.reviewer.getAsk(ask.askId()).summary().agentWaits());
            String json = shell.run("asks", "get", ask.askId(), "-o", "json").out();
            String yaml = shell.run("asks", "get", ask.askId(), "-o", "yaml").out();
            assertThat(flat(yaml(yaml))).isEqualTo(flat(JsonObject.parse(json.strip(), JsonLimits.CALL)));
        }
    }

    @Test
    void watch_isSafeToo() throws Exception {
        for (String format : List.of("table", "jsonl")) {
            Feed feed = new Feed();
            Thread watch = new Thread(() -> shell.run(
                    new BufferedReader(Reader.nullReader()), feed, new StringWriter(), "asks", "watch", "-o", format));
            watch.setDaemon(true);
            watch.start();
            for (int i = 0; i < asks.size(); i++) {
                assertThat(feed.next()).matches(format.equals("table") ? FOR_PEOPLE : FOR_SCRIPTS);
            }
            feed.breakOff();
        }
    }

    @Test
    void table_isOneRowAnAsk_inColumns() {
        String table = shell.run("asks", "list").out();
        assertThat(table.lines()).hasSize(1 + HOSTILE.size());
        assertThat(table.lines().skip(1)).allMatch(row -> row.matches("[0-9a-z]{6,}  MEDIUM  .*"));
    }

    private String ids() {
        return String.join(" ", asks.stream().map(AskReference::askId).toList());
    }

    private static String flat(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> members = new ArrayList<>();
            map.forEach((key, inside) -> members.add(key + "=" + flat(inside)));
            return members.toString();
        }
        return value instanceof List<?> list
                ? list.stream().map(AskFormatsTest::flat).toList().toString()
                : value.toString();
    }

    private static Object yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }
}
