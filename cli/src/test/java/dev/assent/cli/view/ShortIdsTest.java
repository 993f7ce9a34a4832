package dev.assent.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortIdsTest {
    @ParameterizedTest
    @CsvSource({
        "'', 6",
        "0123456789, 6",
        "0123456789 9876543210, 6",
        "012345aa 012345bb, 7",
        "aaaaaaaa1 aaaaaaaa2 b, 9",
        "aaaaaaaa2 c b aaaaaaaa1, 9",
        "abc abc, 6",
    })
    void asLongAsIsNeeded_andTheServerTakes(String ids, int length) {
        assertThat(ShortIds.among(List.of(ids.split(" "))).length()).isEqualTo(length);
    }
}
