package dev.assent.cli.asks;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.context.ReviewerContext;
import dev.assent.cli.view.Shown;
import dev.assent.client.BearerToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the reviewer's token comes from: an option, the environment, the context, the sidecar's data folder.
 *
 * @param tokenFile the option {@code --token-file}
 * @param data the option {@code --data}
 */
record TokenSource(@Nullable Path tokenFile, @Nullable Path data, ReviewerContext context, Map<String, String> env) {
    private static final String FILE_NAME = "reviewer.token";
    private static final String HINT = "; `assent serve` makes one, --data DIR or --token-file FILE names another";

    BearerToken find() {
        if (tokenFile != null) {
            return read(tokenFile, "");
        }
        if (data != null) {
            return read(data.resolve(FILE_NAME), HINT);
        }
        String set = env.getOrDefault("ASSENT_TOKEN", "");
        if (!set.isEmpty()) {
            return token(set, "$ASSENT_TOKEN");
        }
        if (context.tokenFile().isPresent()) {
            return read(context.tokenFile().get(), ", which context " + context.name() + " names");
        }
        return read(defaultData(env).resolve(FILE_NAME), HINT);
    }

    /** The folder that the sidecar uses if nobody says. */
    private static Path defaultData(Map<String, String> env) {
        String set = env.getOrDefault("ASSENT_DATA", "");
        if (!set.isEmpty()) {
            return Path.of(set);
        }
        String xdg = env.getOrDefault("XDG_DATA_HOME", "");
        if (xdg.startsWith("/")) {
            return Path.of(xdg, "assent");
        }
        String home = env.getOrDefault("HOME", "");
        return home.startsWith("/") ? Path.of(home, ".local/share/assent") : Path.of("/var/lib/assent");
    }

    private static BearerToken read(Path file, String hint) {
        String where = Shown.line(file.toString());
        try {
            return token(Files.readString(file), where);
        } catch (NoSuchFileException e) {
            throw new Failure(ExitCode.NOT_AUTHENTICATED, "there is no reviewer's token at " + where + hint);
        } catch (IOException e) {
            throw new Failure(ExitCode.NOT_AUTHENTICATED, "the reviewer's token at " + where + " cannot be read");
        }
    }

    private static BearerToken token(String text, String where) {
        try {
            return new BearerToken(text.strip());
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.NOT_AUTHENTICATED, where + ": " + e.getMessage());
        }
    }
}
