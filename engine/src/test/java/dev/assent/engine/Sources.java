package dev.assent.engine;

import dev.assent.engine.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a case folder, as the engine takes them. */
public final class Sources {
    private static final Path CASES = Path.of("src/test/resources/cases");

    private Sources() {}

    public static List<Path> caseFolders() {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<SourceFile> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(file -> read(folder, file)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile read(Path folder, Path file) {
        try {
            return new SourceFile(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
