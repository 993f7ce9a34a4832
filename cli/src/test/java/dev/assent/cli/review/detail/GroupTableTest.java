package dev.assent.cli.review.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.review.SampleAsk;
import dev.assent.client.Ask;
import dev.assent.client.Risk;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupTableTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // nothing to say against any of them
                "`a` `b` `c` |",
                "`https://a.example/1` `https://b.example/2` `https://c.example/3` |",
                "`short` `" + "a-very-long-value-of-an-argument-that-goes-on-for-quite-a-while` |",
                // another host than most
                "`https://a.example/1` `https://a.example/2` `https://b.example/3` | 2",
                "`bob@a.example` `eve@b.example` `joe@a.example` | 1",
                "`https://a.example/1` `https://a.example/2` `/local/path` | 2",
                // much longer than most
                "`abc` `abd` `a-very-long-value-of-an-argument-that-goes-on-for-quite-a-while` | 2",
                // another kind
                "1 2 `x` | 2",
            })
    void outliersAreThrownOut(String values, String outlier) {
        String[] all = values.split(" ", -1);
        List<Ask> asks = IntStream.range(0, all.length)
                .mapToObj(i -> member("ask" + i, "{\"v\":" + all[i].replace('`', '"') + "}"))
                .toList();
        GroupTable table = GroupTable.of(asks);
        assertThat(table.outliers())
                .isEqualTo(outlier == null ? java.util.Set.of() : java.util.Set.of("ask" + outlier));
        assertThat(table.members()).hasSize(all.length - table.outliers().size());
    }

    @Test
    void tableShowsEveryValueThatDiffers_andWhatIsTheSame() {
        GroupTable table = GroupTable.of(List.of(
                member("aaa", "{\"path\":\"/x/1\",\"mode\":\"r\",\"n\":1}"),
                member("bbb", "{\"path\":\"/x/2\",\"mode\":\"r\",\"n\":1}"),
                member("ccc", "{\"path\":\"/x/2\",\"mode\":\"r\",\"n\":2}")));
        assertThat(lines(table.detail(80)))
                .containsSubsequence("THE SAME  in all 3", "┃ /mode  \"r\"", "DIFFERENT in each")
                .containsSubsequence(
                        "┃ ask  /path   /n", "┃ aaa  \"/x/1\"  1", "┃ bbb  \"/x/2\"  1", "┃ ccc  \"/x/2\"  2");
    }

    @Test
    void valuesThatAreTooWideForColumns_areNotCut() {
        String wide = "w".repeat(5) + "-".repeat(5) + "0123456789".repeat(6);
        GroupTable table =
                GroupTable.of(List.of(member("aaa", "{\"v\":\"" + wide + "\"}"), member("bbb", "{\"v\":\"x\"}")));
        assertThat(String.join("", lines(table.detail(40))).replace("┃+", "")).contains("\"" + wide + "\"");
    }

    @Test
    void approvedAtOnce_onlyLowAndMedium_tenAtMost_allOnTheScreen() {
        GroupTable three = GroupTable.of(members(Risk.MEDIUM, 3));
        Detail detail = three.detail(80);
        int all = detail.lines().size();
        assertThat(three.locked(detail, 0, all)).isEmpty();
        assertThat(three.locked(detail, 0, all - 2)).isEqualTo("not all are on the screen");
        assertThat(three.locked(detail, all - 3, 40)).isEqualTo("not all are on the screen");

        GroupTable high = GroupTable.of(members(Risk.HIGH, 3));
        assertThat(high.locked(high.detail(80), 0, 99)).isEqualTo("HIGH is approved one by one");
        GroupTable ten = GroupTable.of(members(Risk.LOW, 10));
        assertThat(ten.locked(ten.detail(80), 0, 99)).isEmpty();
        GroupTable eleven = GroupTable.of(members(Risk.LOW, 11));
        assertThat(eleven.locked(eleven.detail(80), 0, 99)).isEqualTo("at most 10 are approved at once");
    }

    @Test
    void oneMemberOfAHigherRisk_liftsTheWhole() {
        GroupTable table = GroupTable.of(Stream.concat(
                        members(Risk.LOW, 2).stream(),
                        Stream.of(SampleAsk.of(Risk.CRITICAL)
                                .id("z")
                                .arguments("{\"v\":9}")
                                .whole()))
                .toList());
        assertThat(table.risk()).isEqualTo(Risk.CRITICAL);
        assertThat(table.locked(table.detail(80), 0, 99)).isNotEmpty();
    }

    private static List<Ask> members(Risk risk, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SampleAsk.of(risk)
                        .id("ask" + i)
                        .arguments("{\"v\":" + i + "}")
                        .whole())
                .toList();
    }

    private static Ask member(String id, String arguments) {
        return SampleAsk.of(Risk.LOW).id(id).arguments(arguments).whole();
    }

    private static List<String> lines(Detail detail) {
        return detail.lines().stream().map(Line::text).toList();
    }
}
