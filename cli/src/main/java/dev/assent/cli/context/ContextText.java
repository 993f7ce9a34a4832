package dev.assent.cli.context;

import dev.assent.cli.view.JsonText;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Contexts as the text of the file: every key that says something, every text in quotes and ASCII. */
final class ContextText {
    private final StringBuilder out = new StringBuilder();

    private ContextText() {}

    static String of(Contexts contexts) {
        ContextText text = new ContextText();
        if (!contexts.current().isEmpty()) {
            text.out
                    .append("current-context: ")
                    .append(JsonText.of(contexts.current()))
                    .append('\n');
        }
        text.out.append(contexts.all().isEmpty() ? "contexts: []\n" : "contexts:\n");
        contexts.all().forEach(text::context);
        return text.out.toString();
    }

    private void context(ReviewerContext context) {
        out.append("  - name: ").append(JsonText.of(context.name())).append('\n');
        field("server", context.server());
        field("token-file", context.tokenFile().map(Path::toString));
        field("banner", Optional.of(context.banner()).filter(banner -> !banner.isEmpty()));
        if (context.readOnly()) {
            out.append("    read-only: true\n");
        }
        if (!context.scriptNames().isEmpty()) {
            out.append("    scripts: ")
                    .append(JsonText.of(context.scriptNames()))
                    .append('\n');
        }
        field("notices", Optional.of(context.notices().name().toLowerCase(Locale.ROOT)));
        field("notice-from", Optional.of(context.noticeFrom().name().toLowerCase(Locale.ROOT)));
    }

    private void field(String key, Optional<String> value) {
        value.ifPresent(text -> out.append("    ")
                .append(key)
                .append(": ")
                .append(JsonText.of(text))
                .append('\n'));
    }
}
