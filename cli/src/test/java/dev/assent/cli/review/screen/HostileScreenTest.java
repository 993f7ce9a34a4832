package dev.assent.cli.review.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.review.SampleAsk;
import dev.assent.cli.review.detail.Detail;
import dev.assent.cli.review.detail.DetailOptions;
import dev.assent.cli.review.detail.Line;
import dev.assent.cli.review.detail.Seen;
import dev.assent.cli.review.queue.Queue;
import dev.assent.cli.view.Style;
import dev.assent.client.Ask;
import dev.assent.client.Risk;
import dev.assent.client.TextFlag;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.display.Scripts;
import dev.assent.engine.json.ExactJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands in arguments, tool, agent, explanation, note, context and target: no cell outside the detail changes
 * against a harmless ask of the same shape, and no control reaches the terminal but those that JLine paints with.
 */
class HostileScreenTest {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 120;
    private static final int BATCH = 4_096;
    private static final List<String> PLACES = List.of("tool", "agent", "explanation", "note", "target", "context");

    /** What JLine moves the cursor, shifts lines and sets colours with, and the frame of a paint. Nothing else. */
    private static final Pattern PAINTING =
            Pattern.compile("\u001B\\[[0-9;]*[@ABCDGHKLMPXdm]|\u001B\\[\\?2026[hl]|\u001B\\(B|[\r\n\b]");

    /** What may be left of what was sent: ASCII, our bars and marks, and the signs of display forms. */
    private static final Pattern SHOWN = Pattern.compile("[ -~┃━…⟦⟧⏎␀-␟]*");

    private final Scene harmlessScene = new Scene();
    private Glass glass = glass();
    private long[] harmless = new long[0];
    private int toolRow;
    private Layout layout = Layout.of(WIDTH, HEIGHT, 0);

    private static Glass glass() {
        try {
            return new Glass(WIDTH, HEIGHT);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void paintAHarmlessAsk() {
        ReviewView view = view(sample(text -> "x"), Scripts.ASCII, 0);
        layout = Screen.layout(view, WIDTH, HEIGHT);
        glass.paint(Screen.lines(view, WIDTH, HEIGHT, new Style(true)));
        harmless = glass.cells();
        toolRow = layout.bodyTop();
    }

    /** Each in the arguments, and in one of the other places. */
    @Test
    void everyCodePoint() {
        for (int from = 0; from <= Character.MAX_CODE_POINT; from += BATCH) {
            String text = batch(from);
            String other = PLACES.get(from / BATCH % PLACES.size());
            look(
                    sample(place -> place.equals("arguments") || place.equals(other) ? text : "x"),
                    Scripts.ASCII,
                    hex(from));
        }
    }

    /** The planes in which scripts are: their letters are shown, and must be as wide as we think. */
    @Test
    void everyLetter() {
        Scripts scripts = Scripts.ALL;
        for (int from = 0; from < 0x40000; from += BATCH) {
            String text = batch(from);
            look(
                    sample(place -> place.equals("arguments") || place.equals("explanation") ? text : "x"),
                    scripts,
                    hex(from));
        }
    }

    /** In every place at once; what is made of it is one column wide each, so no terminal is needed. */
    @Test
    void everyCodePointInEveryPlace() {
        for (int from = 0; from <= Character.MAX_CODE_POINT; from += BATCH) {
            String text = batch(from);
            for (Line line :
                    detail(sample(place -> text).whole(), Scripts.ASCII).lines()) {
                assertOnlyShown(line.text(), Scripts.ASCII, hex(from));
                assertThat(line.text().length()).isLessThanOrEqualTo(layout.detailWidth());
            }
        }
    }

    @Test
    void loneSurrogates() {
        StringBuilder text = new StringBuilder();
        for (int c = Character.MAX_SURROGATE; c >= Character.MIN_SURROGATE; c--) {
            text.append((char) c);
        }
        look(sample(place -> text.toString()), Scripts.ASCII, "surrogates");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomSequences(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            String text = Nasty.text(random, 1 + random.nextInt(60));
            look(sample(place -> text), i % 2 == 0 ? Scripts.ASCII : Scripts.ALL, "seed " + seed + ", text " + i);
        }
    }

    @Test
    void theTestWouldSeeIt() {
        List<AttributedString> lines = new ArrayList<>(
                Screen.lines(view(sample(text -> "x"), Scripts.ASCII, 0), WIDTH, HEIGHT, new Style(true)));
        lines.set(60, new AttributedString("x\u001B[1;1HRISK LOW\u001B]0;pwned\u0007"));
        String sent = glass.paint(lines);
        assertThat(SHOWN.matcher(PAINTING.matcher(sent).replaceAll("")).matches())
                .isFalse();
        assertThat(glass.cells()).isNotEqualTo(harmless);
    }

    private static String batch(int from) {
        StringBuilder text = new StringBuilder();
        for (int c = from; c < from + BATCH; c++) {
            // the wire carries no lone surrogates: the API refuses them
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                text.append(c % 3 == 0 ? "a" : "").appendCodePoint(c);
            }
        }
        return text.toString();
    }

    private static String hex(int from) {
        return "U+" + Integer.toHexString(from);
    }

    private void look(SampleAsk hostile, Scripts scripts, String what) {
        int lines = detail(hostile.whole(), scripts).lines().size();
        for (int scroll = 0; scroll < lines; scroll += layout.bodyRows()) {
            List<AttributedString> painted =
                    Screen.lines(view(hostile, scripts, scroll), WIDTH, HEIGHT, new Style(true));
            String sent = glass.paint(painted);
            assertOnlyShown(PAINTING.matcher(sent).replaceAll(""), scripts, what);
            painted.forEach(line -> assertOnlyShown(line, scripts, what));
            assertOutsideIsUnchanged(glass.cells(), what);
        }
    }

    /** With scripts, letters may be shown too; their widths are what the cells prove. */
    private static void assertOnlyShown(CharSequence text, Scripts scripts, String what) {
        boolean fine = scripts.equals(Scripts.ASCII)
                ? SHOWN.matcher(text).matches()
                : text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
        if (!fine) {
            String odd = SHOWN.matcher(text).replaceFirst("");
            String near = odd.substring(0, Math.min(12, odd.length())).replace("\u001B", "ESC");
            throw new AssertionError(what + ": " + near + " stands where it must not");
        }
    }

    private void assertOutsideIsUnchanged(long[] cells, String what) {
        for (int row = 0; row < HEIGHT; row++) {
            boolean body = row >= layout.bodyTop() && row < layout.bodyTop() + layout.bodyRows();
            for (int column = 0; column < WIDTH; column++) {
                boolean detail = body && column >= layout.detailColumn();
                boolean tool = row == toolRow && column < layout.queueWidth();
                int at = row * WIDTH + column;
                if (!detail && !tool && cells[at] != harmless[at]) {
                    throw new AssertionError(what + ": row " + row + ", column " + column + " shows "
                            + Character.toString((int) (cells[at] & 0x1FFFFF)));
                }
            }
        }
    }

    private static SampleAsk sample(UnaryOperator<String> text) {
        return SampleAsk.of(Risk.HIGH)
                .tool("t" + text.apply("tool"))
                .agent("a" + text.apply("agent"))
                .rule("p/r", text.apply("explanation"))
                .note(text.apply("note"))
                .target(text.apply("target"))
                .flags(TextFlag.CONTROL)
                .arguments(json(text.apply("arguments")))
                .lastAllowed("{\"value\":\"before\"}")
                .context(json(text.apply("context")));
    }

    /** Lone surrogates do not get that far. */
    private static String json(String text) {
        boolean whole = text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        return ExactJson.write(JsonObject.of(Map.of("value", whole ? text : "x")), JsonObject.shape());
    }

    private static Detail detail(Ask ask, Scripts scripts) {
        return Detail.of(
                ask, new DetailOptions(scripts), Layout.of(WIDTH, HEIGHT, 0).detailWidth());
    }

    /** Read to the end: how many lines are left depends on the text, and stands outside of the detail. */
    private ReviewView view(SampleAsk sample, Scripts scripts, int scroll) {
        Ask ask = sample.whole();
        Queue queue = new Queue();
        queue.offer(ask.summary());
        queue.offer(SampleAsk.of(Risk.LOW).id("other").summary());
        Detail detail = detail(ask, scripts);
        Seen seen = Seen.nothingOf(detail);
        seen.show(detail, 0, detail.lines().size());
        return new ReviewView(
                "local",
                "",
                "maria",
                Connection.CONNECTED,
                queue.view(),
                Optional.of(DetailPane.of(ask.summary(), detail, scroll, seen, Claim.YOURS, "")),
                Optional.empty(),
                Focus.DETAIL,
                Optional.empty(),
                Optional.empty(),
                "",
                false,
                harmlessScene.now);
    }
}
