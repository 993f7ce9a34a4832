package dev.assent.cli.context;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.Terminal;
import dev.assent.cli.view.Shown;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The file of a reviewer's contexts. It says where tokens lie and where verdicts go, so nobody else may be able to change it.
 *
 * @param path absolute
 * @param named whether {@code $ASSENT_CONFIG} names it, so that it should be there
 */
public record ContextFile(Path path, boolean named) {
    private static final long MAX_BYTES = 1 << 20;
    private static final String OWNER_ONLY = "rw-------";
    private static final String OWNER_ONLY_FOLDER = "rwx------";

    /** {@code $ASSENT_CONFIG}, else {@code assent/config.yaml} in {@code $XDG_CONFIG_HOME} or {@code ~/.config}. */
    public static ContextFile find(Map<String, String> env) {
        String set = env.getOrDefault("ASSENT_CONFIG", "");
        String xdg = env.getOrDefault("XDG_CONFIG_HOME", "");
        String home = env.getOrDefault("HOME", "");
        try {
            if (!set.isEmpty()) {
                return new ContextFile(Path.of(set).toAbsolutePath().normalize(), true);
            }
            Path folder = xdg.startsWith("/") ? Path.of(xdg) : Path.of(home.startsWith("/") ? home : "/", ".config");
            return new ContextFile(folder.resolve("assent/config.yaml"), false);
        } catch (InvalidPathException e) {
            throw new Failure(ExitCode.USAGE, "the path of the configuration file is not a path");
        }
    }

    /** What is in it; nothing if it is not there. Warns if others can read it. */
    Contexts read(Terminal terminal) throws IOException {
        if (!Files.exists(path)) {
            return Contexts.NONE;
        }
        Path file = path.toRealPath();
        FileAccess access = FileAccess.of(file);
        if (access == FileAccess.WRITABLE_BY_OTHERS) {
            throw new Failure(ExitCode.USAGE, "others can change " + shown() + "; " + access.remedy(file));
        }
        if (access == FileAccess.READABLE_BY_OTHERS) {
            terminal.note("assent: others can read " + shown() + "; " + access.remedy(file));
        }
        ContextReader.Read read = ContextReader.read(new SourceFile(path.toString(), text(file)), folder(file));
        if (!read.problems().isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    read.problems().stream()
                            .map(Diagnostic::render)
                            .map(text -> new Untrusted(text).displayMessage())
                            .collect(Collectors.joining("\n")));
        }
        return read.contexts();
    }

    /** As {@link #read}, for those who choose a context: a file that is named must be there. */
    Contexts readToChoose(Terminal terminal) throws IOException {
        if (named && !Files.exists(path)) {
            throw new Failure(ExitCode.USAGE, "there is no file " + shown() + ", which $ASSENT_CONFIG names");
        }
        return read(terminal);
    }

    /** As {@link #read}, for those who change the context of that name, which must be there. */
    Contexts readToChange(String name, Terminal terminal) throws IOException {
        Contexts contexts = read(terminal);
        if (contexts.named(name).isEmpty()) {
            throw ContextChoice.unknown(name, contexts, this);
        }
        return contexts;
    }

    /** Replaces the file in one step; its folder is made if there is none. Of two writers at once the last one wins. */
    void write(Contexts contexts) throws IOException {
        Path file = Files.exists(path) ? path.toRealPath() : path;
        if (!Files.exists(folder(file))) {
            Files.createDirectories(folder(file), owner(OWNER_ONLY_FOLDER));
        }
        Path fresh = Files.createTempFile(folder(file), ".config", ".yaml", owner(OWNER_ONLY));
        try {
            try (FileChannel channel = FileChannel.open(fresh, Set.of(StandardOpenOption.WRITE))) {
                ByteBuffer bytes = UTF_8.encode(ContextText.of(contexts));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    String shown() {
        return Shown.line(path.toString());
    }

    private String text(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            throw new Failure(ExitCode.USAGE, shown() + " is not a file of at most " + MAX_BYTES + " bytes");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new Failure(ExitCode.USAGE, shown() + " is not UTF-8 text");
        }
    }

    private static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of("/") : folder;
    }

    private static java.nio.file.attribute.FileAttribute<?> owner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
