package dev.assent.cli.review.detail;

import dev.assent.cli.view.Shown;
import dev.assent.client.Ask;
import dev.assent.client.ChallengeKind;
import dev.assent.engine.display.Untrusted;
import java.util.List;

/** The arguments, whole, and beside the risky value what an approval must repeat. */
final class ArgumentsBlock {
    /** Of arguments that are too big to be reviewed here. */
    private static final int PREVIEW_LINES = 20;

    private static final int PREVIEW_CHARACTERS = 2_000;

    /** The words vary with the ask, as the place does: what always looks alike is no longer read. */
    private static final List<String> WORDINGS =
            List.of("code %s", "the code is %s", "approve this with %s", "%s is the code");

    private static final int WIDEST_INDENT = 16;

    private final Ask ask;
    private final Texts texts;
    private final Page page;

    ArgumentsBlock(Ask ask, Texts texts, Page page) {
        this.ask = ask;
        this.texts = texts;
        this.page = page;
    }

    static boolean isTooBig(Ask ask) {
        return Shown.of(ask.argumentsJson()).bytes() > Detail.MAX_BYTES;
    }

    void write(Comparison last) {
        Untrusted json = Shown.of(ask.argumentsJson());
        List<String> forms = texts.json(ask.argumentsJson());
        page.title(
                "ARGUMENTS",
                Texts.count(json.characters(), "character", "characters") + ", "
                        + Texts.count(json.bytes(), "byte", "bytes") + ", call "
                        + brief(ask.summary().callDigest()));
        if (isTooBig(ask)) {
            preview(forms);
            page.lines().addAll(challenge());
            return;
        }
        forms.forEach(page::mustSee);
        if (!forms.isEmpty()) {
            RiskyPlace place = RiskyPlace.of(ask, last, forms.size());
            page.insertAfter(place.character(forms, texts), challenge());
        }
        page.say(Role.FAINT, "-- end of arguments --");
    }

    private void preview(List<String> forms) {
        page.say(Role.WARNING, "TOO BIG TO REVIEW HERE: v opens it whole; approve is locked until then. It begins:");
        int characters = 0;
        int shown = 0;
        while (shown < Math.min(PREVIEW_LINES, forms.size()) && characters < PREVIEW_CHARACTERS) {
            String form = forms.get(shown++);
            String begin = form.substring(0, Math.min(form.length(), PREVIEW_CHARACTERS - characters));
            page.block(List.of(begin));
            characters += form.length();
        }
        page.say(Role.FAINT, "-- and so on --");
    }

    private List<Line> challenge() {
        int chance = Math.floorMod(ask.askId().hashCode(), 1 << 16);
        String words = ask.challengeKind() == ChallengeKind.TARGET
                ? "this is the target"
                : String.format(WORDINGS.get(chance % WORDINGS.size()), Shown.line(ask.challenge()));
        if (ask.challengeKind() == ChallengeKind.NONE) {
            return List.of();
        }
        int indent = chance / WORDINGS.size() % Math.max(1, Math.min(WIDEST_INDENT, page.width() - words.length() - 4));
        return List.of(Line.of(new Span("━━" + " ".repeat(1 + indent), Role.WARNING), new Span(words, Role.CODE)));
    }

    /** As in {@code 9c1e07af..4a77}. */
    private static String brief(String digest) {
        String hex = Shown.line(digest.startsWith("sha256:") ? digest.substring(7) : digest);
        return hex.length() <= 14 ? hex : hex.substring(0, 8) + ".." + hex.substring(hex.length() - 4);
    }
}
