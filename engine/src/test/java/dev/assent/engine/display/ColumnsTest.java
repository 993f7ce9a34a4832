package dev.assent.engine.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
    @ParameterizedTest
    @CsvSource({"'', 0", "abc, 3", "⟦U+202E⟧␛⏎, 10", "漢字か한, 8", "é, 1", "e\u0301\u0323x, 2", "กิ, 1", "。（, 4"})
    void width(String form, int columns) {
        assertThat(Columns.of(form)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 0, 4, 4",
        "abcdef, 4, 4, 6",
        "漢字漢, 0, 3, 1",
        "漢字漢, 0, 4, 2",
        "漢, 0, 1, 1",
        "e\u0301e\u0301e, 0, 2, 4",
        "\uD840\uDC00a, 0, 1, 2",
        "a, 0, 0, 1",
        "'', 0, 4, 0"
    })
    void fit_breaksBetweenLetters(String form, int from, int room, int end) {
        assertThat(Columns.fit(form, from, room)).isEqualTo(end);
    }
}
