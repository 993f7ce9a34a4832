package dev.assent.server.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the data folder is if nobody says. */
final class DataFolder {
    /** For a service whose user has no home. */
    private static final Path WITHOUT_HOME = Path.of("/var/lib/assent");

    private DataFolder() {}

    /** An empty variable counts as not set; so does a relative {@code XDG_DATA_HOME} or {@code HOME}. */
    static Path of(Map<String, String> env) {
        return set(env, "ASSENT_DATA")
                .or(() -> set(env, "XDG_DATA_HOME").filter(Path::isAbsolute).map(folder -> folder.resolve("assent")))
                .or(() -> set(env, "HOME").filter(Path::isAbsolute).map(home -> home.resolve(".local/share/assent")))
                .orElse(WITHOUT_HOME);
    }

    private static Optional<Path> set(Map<String, String> env, String name) {
        return Optional.ofNullable(env.get(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }
}
