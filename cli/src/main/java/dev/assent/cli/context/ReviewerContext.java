package dev.assent.cli.context;

import static java.util.Objects.requireNonNull;

import dev.assent.client.Risk;
import dev.assent.engine.display.Scripts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A place where a reviewer works.
 *
 * @param name empty where no context is chosen
 * @param server address of the reviewers' listener, as it was written; absent: nothing said
 * @param tokenFile the reviewer's token; absent: nothing said
 * @param banner what stands at the top of the screen, such as {@code prod}; 1 to 24 printable ASCII characters, or empty
 * @param readOnly whether verdicts are refused before they are sent
 * @param scripts what prose may show unescaped beside ASCII
 * @param notices how to tell that an ask waits
 * @param noticeFrom the lowest risk that is told
 */
public record ReviewerContext(
        String name,
        Optional<String> server,
        Optional<Path> tokenFile,
        String banner,
        boolean readOnly,
        Scripts scripts,
        NoticeKind notices,
        Risk noticeFrom) {
    /** What holds where no context is chosen. */
    public static final ReviewerContext NONE = named("");

    public ReviewerContext {
        requireNonNull(name, "name");
        requireNonNull(server, "server");
        requireNonNull(tokenFile, "tokenFile");
        requireNonNull(banner, "banner");
        requireNonNull(scripts, "scripts");
        requireNonNull(notices, "notices");
        requireNonNull(noticeFrom, "noticeFrom");
    }

    /** A context that says nothing but its name. */
    public static ReviewerContext named(String name) {
        return new ReviewerContext(
                name, Optional.empty(), Optional.empty(), "", false, Scripts.ASCII, NoticeKind.BELL, Risk.HIGH);
    }

    /** Whether one was chosen. */
    public boolean isChosen() {
        return !name.isEmpty();
    }

    /** The names of the scripts. */
    List<String> scriptNames() {
        String names = scripts.toString();
        return names.isEmpty() ? List.of() : List.of(names.split(","));
    }
}
