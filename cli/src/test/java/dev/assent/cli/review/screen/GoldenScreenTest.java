package dev.assent.cli.review.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.view.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Screens as files: {@code golden/NAME.WIDTHxHEIGHT.txt}, without styles, which is what NO_COLOR shows. To make them anew,
 * run with {@code -Dgolden.write=true} and look at every difference.
 */
class GoldenScreenTest {
    static final Path FOLDER = Path.of("src/test/resources/dev/assent/cli/review/screen/golden");

    static Stream<Object[]> screens() {
        Stream<Object[]> sizes = Scenes.all().keySet().stream()
                .flatMap(name -> Stream.of(
                        new Object[] {name, 80, 24}, new Object[] {name, 120, 40}, new Object[] {name, 40, 8}));
        return Stream.concat(sizes, Stream.<Object[]>of(new Object[] {"readme", 100, 36}));
    }

    @Test
    void readmeShowsAGoldenScreen() throws IOException {
        String golden = Files.readString(FOLDER.resolve("readme.100x36.txt"), UTF_8);
        assertThat(Files.readString(Path.of("../README.md"), UTF_8)).contains("```\n" + golden + "```\n");
    }

    @ParameterizedTest
    @MethodSource("screens")
    void screenIsTheGoldenOne(String name, int width, int height) throws IOException {
        ReviewView view = Scenes.named(name).at(width, height);
        List<AttributedString> plain = Screen.lines(view, width, height, Style.PLAIN);
        List<AttributedString> coloured = Screen.lines(view, width, height, new Style(true));
        String text = text(plain);
        Path file = FOLDER.resolve(name + "." + width + "x" + height + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file, UTF_8));
        assertThat(plain).hasSize(height).allSatisfy(GoldenScreenTest::hasNoStyle);
        assertThat(text(coloured).replaceAll("[_ \\n]", "")).isEqualTo(text.replaceAll("[_ \\n]", ""));
    }

    static String text(List<AttributedString> lines) {
        return lines.stream()
                .map(line -> line.toString().stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private static void hasNoStyle(AttributedString line) {
        for (int i = 0; i < line.length(); i++) {
            assertThat(line.styleAt(i)).isEqualTo(AttributedStyle.DEFAULT);
        }
    }
}
