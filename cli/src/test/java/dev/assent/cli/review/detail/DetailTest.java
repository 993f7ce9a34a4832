package dev.assent.cli.review.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.review.SampleAsk;
import dev.assent.client.Ask;
import dev.assent.client.ReviewRequirement;
import dev.assent.client.Risk;
import dev.assent.engine.display.Scripts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DetailTest {
    private static final String LAST = "{\"url\":\"https://a.example/x\",\"n\":10,\"body\":\"" + "b".repeat(50) + "\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'url':'https://b.example/x','n':10,'body':'BODY'} | /url  host b.example, was a.example",
                "{'url':'https://a.example/y','n':10,'body':'BODY'} | /url  another text",
                "{'url':'https://a.example/x','n':250,'body':'BODY'} | /n  25 times as large",
                "{'url':'https://a.example/x','n':11,'body':'BODY'} | /n  another number",
                "{'url':'https://a.example/x','n':'10','body':'BODY'} | /n  was a number, is a text",
                "{'url':'https://a.example/x','n':10,'body':'BODYBODYBODYBODY'} | /body  4 times as long",
                "{'url':'https://a.example/x','n':10} | /body  gone",
                "{'url':'https://a.example/x','n':10,'body':'BODY','cc':'eve@b.example'} | /cc  new",
                "{'url':'https://a.example@b.example/x','n':10,'body':'BODY'} | /url  host b.example, was a.example",
            })
    void whatIsNewAgainstTheLastAllowedCall_isNamed(String arguments, String line) {
        String json = arguments.replace('\'', '"').replace("BODY", "b".repeat(50));
        Ask ask = SampleAsk.of(Risk.LOW).arguments(json).lastAllowed(LAST).whole();
        assertThat(text(ask, 100)).contains("UNUSUAL   1 change from the last allowed call\n┃ " + line + "\n");
    }

    @Test
    void nothingUnusual_isSaidToo() {
        SampleAsk sample = SampleAsk.of(Risk.LOW).arguments(LAST);
        assertThat(text(sample.whole(), 100)).contains("UNUSUAL   no allowed call to compare with\n");
        assertThat(text(sample.lastAllowed(LAST).whole(), 100))
                .contains("UNUSUAL   nothing: the same arguments as in the last allowed call\n")
                .doesNotContain("DIFF");
    }

    @Test
    void difference_standsBehindTheBar_withSigns() {
        Ask ask = SampleAsk.of(Risk.LOW)
                .arguments("{\"to\":\"eve\",\"list\":[1,2]}")
                .lastAllowed("{\"to\":\"bob\"}")
                .whole();
        assertThat(text(ask, 60))
                .contains("┃ /to\n┃ - \"bob\"\n┃ + \"eve\"\n┃ /list\n┃ + [\n┃ +   1,\n┃ +   2\n┃ + ]\n");
    }

    @Test
    void longValueOfADifference_isCut_butStandsWholeInTheArguments() {
        String body = "word ".repeat(2_000);
        Ask ask = SampleAsk.of(Risk.LOW)
                .arguments("{\"body\":\"" + body + "\"}")
                .lastAllowed("{\"body\":\"x\"}")
                .whole();
        Detail detail = detail(ask, 80);
        assertThat(text(ask, 80)).contains("9,402 more characters");
        assertThat(mustBeSeen(detail)).contains(body);
    }

    @Test
    void argumentsAreWhole_whateverTheWidth() {
        Ask ask = SampleAsk.of(Risk.LOW)
                .arguments("{\"a\":\"" + "\u202Ex\u4E2D\\n".repeat(200) + "\",\"b\":[{},[],null]}")
                .whole();
        Set<String> seen = new HashSet<>();
        for (int width = Detail.MIN_WIDTH; width < 200; width += 7) {
            seen.add(mustBeSeen(detail(ask, width)));
        }
        assertThat(seen).hasSize(1);
        assertThat(seen.iterator().next()).startsWith("{\"a\":").endsWith("}").contains("⟦U+202E⟧x⟦U+4E2D⟧");
    }

    @ParameterizedTest
    @EnumSource(Risk.class)
    void codeStandsRightBelowTheTarget(Risk risk) {
        Ask ask = SampleAsk.of(risk)
                .arguments("{\"a\":\"eve.example.org\",\"to\":\"eve.example\",\"z\":1}")
                .target("eve.example")
                .whole();
        String wanted = switch (risk) {
            case LOW, MEDIUM -> "";
            case HIGH -> "K7Q";
            case CRITICAL -> "this is the target";
        };
        List<String> lines = lines(detail(ask, 60));
        int at = lines.indexOf("┃   \"to\": \"eve.example\",");
        assertThat(lines.get(at + 1)).contains(wanted).isEqualTo(wanted.isEmpty() ? "┃   \"z\": 1" : lines.get(at + 1));
        assertThat(lines.stream().filter(line -> line.startsWith("━━"))).hasSize(wanted.isEmpty() ? 0 : 1);
    }

    @Test
    void withoutTarget_codeStandsAtTheFirstNewValue() {
        Ask ask = SampleAsk.of(Risk.HIGH)
                .arguments("{\"a\":1,\"b\":{\"c\":[1,3]},\"d\":4}")
                .lastAllowed("{\"a\":1,\"b\":{\"c\":[1,2]},\"d\":4}")
                .whole();
        List<String> lines = lines(detail(ask, 60));
        assertThat(lines.get(lines.indexOf("┃       3") + 1)).contains("K7Q");
    }

    @Test
    void withoutAnyHint_thePlaceOfTheCodeVaries_andIsNeverTheTop() {
        Set<Integer> places = new HashSet<>();
        Set<String> words = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Ask ask = SampleAsk.of(Risk.HIGH)
                    .id("ask" + i)
                    .arguments("{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5}")
                    .whole();
            List<String> lines = lines(detail(ask, 60));
            String code = lines.stream().filter(line -> line.contains("K7Q")).collect(Collectors.joining());
            places.add(lines.indexOf(code) - lines.indexOf("┃ {"));
            words.add(code.strip().replaceAll(" +", " "));
        }
        assertThat(places).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7);
        assertThat(words).hasSize(4);
    }

    @Test
    void codeWithinALongValue_standsAtItsTarget() {
        Ask ask = SampleAsk.of(Risk.HIGH)
                .arguments("{\"sql\":\"" + "select ".repeat(100) + "from payroll" + " where x".repeat(100) + "\"}")
                .target("payroll")
                .whole();
        List<String> lines = lines(detail(ask, 60));
        int code = lines.indexOf(
                lines.stream().filter(line -> line.contains("K7Q")).findFirst().orElseThrow());
        assertThat(lines.get(code - 1)).contains("payroll");
    }

    @Test
    void tooBig_isSaid_andCannotBeSeenHere() {
        Ask ask = SampleAsk.of(Risk.HIGH)
                .arguments("{\"body\":\"" + "word ".repeat(14_000) + "\"}")
                .whole();
        Detail detail = detail(ask, 80);
        Seen seen = Seen.nothingOf(detail);
        seen.show(detail, 0, detail.lines().size());
        assertThat(text(ask, 80)).contains("TOO BIG TO REVIEW HERE").contains("K7Q");
        assertThat(detail.lines()).hasSizeLessThan(80);
        assertThat(seen.whole(detail)).isFalse();
        assertThat(seen.percent()).isZero();
        seen.openedWhole();
        assertThat(seen.whole(detail)).isTrue();
    }

    @Test
    void seen_outlivesAResize_butNotAnotherVersion() {
        String arguments = "{\"a\":\"" + "word ".repeat(300) + "\",\"b\":\"" + "x1".repeat(300) + "\"}";
        Ask ask = SampleAsk.of(Risk.HIGH).arguments(arguments).whole();
        Detail narrow = detail(ask, 40);
        Detail wide = detail(ask, 100);
        Seen seen = Seen.nothingOf(narrow);
        for (int from = 0; from < narrow.lines().size() - 12; from += 10) {
            seen.show(narrow, from, 10);
        }
        assertThat(seen.percent()).isBetween(60, 99);
        assertThat(seen.linesLeft(wide)).isBetween(1, 5);
        seen.show(wide, wide.lines().size() - 8, 8);
        assertThat(seen.percent()).isEqualTo(100);
        assertThat(seen.whole(wide)).isTrue();
        assertThat(seen.whole(narrow)).isTrue();

        Detail changed = detail(SampleAsk.of(Risk.HIGH).arguments("{\"a\":1}").whole(), 40);
        assertThat(seen.isOf(changed)).isFalse();
        assertThat(seen.whole(changed)).isFalse();
    }

    @Test
    void oneCharacterMissing_isNotAHundredPercent() {
        Ask ask = SampleAsk.of(Risk.HIGH)
                .arguments("{\"a\":\"" + "z1".repeat(5_000) + "\"}")
                .whole();
        Detail detail = detail(ask, 80);
        Seen seen = Seen.nothingOf(detail);
        int last = detail.lines().size() - 1;
        while (!detail.lines().get(last).mustBeSeen()) {
            last--;
        }
        seen.show(detail, 0, last);
        assertThat(seen.percent()).isEqualTo(99);
        assertThat(seen.linesLeft(detail)).isEqualTo(1);
        assertThat(seen.whole(detail)).isFalse();
    }

    @Test
    void whatPeopleMustKnowOfTheAsk_isSaid() {
        Ask ask = SampleAsk.of(Risk.CRITICAL)
                .blind()
                .escalated()
                .revised()
                .needs(new ReviewRequirement(List.of("finance", "legal"), 2, 0), new ReviewRequirement(List.of(), 1, 0))
                .whole();
        assertThat(text(ask, 100))
                .contains("needs     2 approvals by finance or legal\n")
                .contains("needs     one approval by any reviewer\n")
                .contains("votes     of others are hidden until you have given yours\n")
                .contains("earlier votes are void\n")
                .contains("more groups are asked\n");
    }

    @Test
    void votesThatAreShown_nameThePerson_andTheNote() {
        Ask ask = SampleAsk.of(Risk.LOW)
                .note("fine \u202E by me")
                .needs(new ReviewRequirement(List.of(), 2, 1))
                .whole();
        assertThat(text(ask, 80))
                .contains("needs     2 approvals by any reviewer, 1 so far\n")
                .contains("vote      jon approved\n          ┃ fine ⟦U+202E⟧ by me\n");
    }

    @Test
    void editsOfAReviewer_areShownAgainstWhatTheAgentSent() {
        Ask ask = SampleAsk.of(Risk.LOW)
                .arguments("{\"n\":1}")
                .original("{\"n\":100}")
                .acceptsEdits()
                .whole();
        assertThat(text(ask, 80))
                .contains("EDITED    by a reviewer, against what the agent sent\n┃ /n\n┃ - 100\n┃ + 1\n");
        assertThat(detail(ask, 80).acceptsEdits()).isTrue();
    }

    @Test
    void agentsOwnWords_comeLast_andAreMarked() {
        String context = "{\"reason\":\"HIGH is wrong, press a\"}";
        List<String> lines =
                lines(detail(SampleAsk.of(Risk.LOW).context(context).whole(), 80));
        int said = lines.indexOf("AGENT SAYS (unverified)  ");
        assertThat(said).isGreaterThan(lines.indexOf("-- end of arguments --"));
        assertThat(lines.subList(said + 1, lines.size()))
                .containsExactly("┃ {", "┃   \"reason\": \"HIGH is wrong, press a\"", "┃ }", "", "-- end --");
        assertThat(text(SampleAsk.of(Risk.LOW).context("{}").whole(), 80)).doesNotContain("AGENT SAYS");
    }

    @Test
    void encodedText_isShownDecoded_besideTheRawOne() {
        String arguments = "{\"body\":\"cm0gLXJmIC8gIyBib29t\"}";
        assertThat(text(SampleAsk.of(Risk.LOW).arguments(arguments).whole(), 80))
                .contains("┃   \"body\": \"cm0gLXJmIC8gIyBib29t\"\n")
                .contains("DECODED   base64, in:\n┃ /body\n┃   rm -rf / # boom\n");
    }

    @Test
    void identifiersAreAscii_whateverTheReviewerReads_andMixedScriptsAreNamed() {
        Ask ask = SampleAsk.of(Risk.LOW)
                .tool("p\u0430ypal.pay")
                .agent("\u043F\u043E\u0447\u0442\u0430")
                .rule("a/b", "\u041F\u0440\u0438\u0432\u0435\u0442")
                .whole();
        Detail detail = Detail.of(ask, new DetailOptions(Scripts.parse("Cyrillic")), 100);
        String text = String.join("\n", lines(detail));
        assertThat(text)
                .contains("tool      p⟦U+0430⟧ypal.pay")
                .contains("agent     ⟦U+043F⟧")
                .contains("┃ \u041F\u0440\u0438\u0432\u0435\u0442")
                .contains("2nd letter is CYRILLIC SMALL LETTER A");
        assertThat(detail.version()).isNotEqualTo(detail(ask, 100).version());
    }

    @Test
    void argumentsThatAreNoJson_areShownAllTheSame() {
        Ask good = SampleAsk.of(Risk.HIGH).whole();
        Ask bad = new Ask(
                good.summary(),
                good.server(),
                new dev.assent.client.UntrustedText("not\u001B[2J json\n[", ""),
                good.originalArgumentsJson(),
                good.contextJson(),
                good.reasons(),
                good.verdicts(),
                false,
                "K7Q",
                "",
                good.lastAllowedArgumentsJson(),
                good.resolution(),
                good.target(),
                good.challengeKind());
        assertThat(mustBeSeen(detail(bad, 80))).isEqualTo("not␛[2J json[");
        assertThat(text(bad, 80)).contains("K7Q");
    }

    private static Detail detail(Ask ask, int width) {
        return Detail.of(ask, DetailOptions.DEFAULT, width);
    }

    private static String text(Ask ask, int width) {
        return lines(detail(ask, width)).stream()
                .map(line -> line.stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> lines(Detail detail) {
        return detail.lines().stream().map(Line::text).toList();
    }

    /** Without the bars, the indentation and the line ends. */
    private static String mustBeSeen(Detail detail) {
        List<String> parts = new ArrayList<>();
        detail.lines().stream()
                .filter(Line::mustBeSeen)
                .forEach(line -> parts.add(line.spans().get(1).text()));
        return String.join("", parts)
                .replaceAll("([{,\\[]) +", "$1")
                .replace("\": ", "\":")
                .replaceAll(" +([}\\]])", "$1");
    }
}
