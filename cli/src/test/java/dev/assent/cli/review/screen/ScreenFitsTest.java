package dev.assent.cli.review.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.review.SampleAsk;
import dev.assent.cli.view.Style;
import dev.assent.client.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/** A line that is too long, or one too many, would move all others. */
class ScreenFitsTest {
    private final List<Supplier<Scene>> scenes = new ArrayList<>(Scenes.all().values());

    @Test
    void everySize() {
        int next = 0;
        for (int width = 20; width <= 200; width += 5) {
            for (int height = 5; height <= 60; height += 4) {
                assertFits(scenes.get(next++ % scenes.size()).get(), width, height);
            }
        }
    }

    @Test
    void smallerThanAnyTerminal() {
        for (Supplier<Scene> scene : scenes) {
            for (int size = 1; size < 20; size++) {
                assertFits(scene.get(), size, Math.max(1, size / 3));
            }
        }
    }

    @Test
    void hostileTexts() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            Scene scene = new Scene()
                    .waiting(SampleAsk.of(Risk.LOW)
                            .id("x" + i)
                            .tool(Nasty.text(random, 9))
                            .agent(Nasty.text(random, 9)))
                    .reading(SampleAsk.of(List.of(Risk.values()).get(i % 4))
                            .tool(Nasty.text(random, 5))
                            .agent(Nasty.text(random, 5))
                            .rule("p/r", Nasty.text(random, 30))
                            .target(Nasty.text(random, 5))
                            .note(Nasty.text(random, 20)));
            scene.banner = Nasty.text(random, 2);
            scene.queue.filter(i % 5 == 0 ? Nasty.text(random, 2) : "");
            scene.scroll = random.nextInt(60);
            assertFits(scene, 20 + random.nextInt(180), 5 + random.nextInt(55));
        }
    }

    /** What is seen must have been drawn: the lines of the layout are those of the screen. */
    @Test
    void layoutSaysWhereTheDetailIs() {
        ReviewView view = Scenes.named("critical").at(100, 30);
        Layout layout = Screen.layout(view, 100, 30);
        List<AttributedString> lines = Screen.lines(view, 100, 30, Style.PLAIN);
        DetailPane pane = view.detail().orElseThrow();
        for (int i = 0; i < layout.bodyRows(); i++) {
            String drawn = lines.get(layout.bodyTop() + i)
                    .columnSubSequence(layout.detailColumn(), 100)
                    .toString();
            String line = i < pane.detail().lines().size()
                    ? pane.detail().lines().get(i).text()
                    : "";
            assertThat(drawn.stripTrailing()).isEqualTo(line.stripTrailing());
        }
        ReviewView asked = Scenes.named("dialog-critical").at(100, 30);
        Layout withDialog = Screen.layout(asked, 100, 30);
        assertThat(withDialog.bodyRows()).isEqualTo(layout.bodyRows() - withDialog.dialogRows());
        assertThat(Screen.lines(asked, 100, 30, Style.PLAIN)
                        .get(withDialog.bodyTop() + withDialog.bodyRows())
                        .toString())
                .startsWith("━━ APPROVE");
    }

    @Test
    void mouseFindsTheRowThatIsDrawn() {
        ReviewView view = Scenes.named("queue").at(80, 24);
        List<AttributedString> lines = Screen.lines(view, 80, 24, Style.PLAIN);
        for (int row = 0; row < 24; row++) {
            String drawn = lines.get(row).toString();
            int found = Screen.queueRowAt(view, 80, 24, 5, row).orElse(-1);
            int wanted = drawn.contains("http.post")
                    ? 0
                    : drawn.contains("http.get") || drawn.contains("HIDDEN")
                            ? 1
                            : drawn.contains("mail.send")
                                    ? 2
                                    : drawn.contains("calendar") ? 3 : drawn.contains("x4 fs") ? 4 : -1;
            assertThat(found).as(drawn).isEqualTo(wanted);
            assertThat(Screen.queueRowAt(view, 80, 24, 60, row)).isEmpty();
        }
    }

    private static void assertFits(Scene scene, int width, int height) {
        ReviewView view = scene.at(width, height);
        List<AttributedString> lines = Screen.lines(view, width, height, new Style(true));
        assertThat(lines).as(width + "x" + height).hasSize(height);
        for (AttributedString line : lines) {
            assertThat(line.columnLength())
                    .as(width + "x" + height + ": " + line)
                    .isLessThanOrEqualTo(width);
        }
    }
}
