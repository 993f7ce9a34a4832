package dev.assent.engine.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTextTest {
    static List<HostileText> texts() throws IOException {
        return HostileText.all();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void hostileText_isShownAndFoundAsWritten(HostileText text) {
        assertThat(text.actual()).isEqualTo(text.expected());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void hostileText_asAName_isAsciiAndReadsBack(HostileText text) {
        String name = new Untrusted(text.raw()).display();
        assertThat(name).matches("[ -~⟦⟧⏎␀-␟]*");
        assertThat(FormReader.raw(name)).isEqualTo(text.raw());
    }

    @Test
    void theFile_isRead() throws IOException {
        assertThat(texts()).hasSizeGreaterThan(40);
    }
}
