package dev.assent.cli.context;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A context for scripts, in the keys of the file. */
final class ContextJson {
    private ContextJson() {}

    static Map<String, Object> of(ReviewerContext context) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", context.name());
        context.server().ifPresent(server -> json.put("server", server));
        context.tokenFile().map(Path::toString).ifPresent(file -> json.put("token-file", file));
        json.put("banner", context.banner());
        json.put("read-only", context.readOnly());
        json.put("scripts", context.scriptNames());
        json.put("notices", context.notices().name().toLowerCase(Locale.ROOT));
        json.put("notice-from", context.noticeFrom().name().toLowerCase(Locale.ROOT));
        return json;
    }
}
