package dev.assent.cli.policies;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.view.Shown;
import dev.assent.engine.source.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of a policy folder and the folders below it, by path. Hidden names are left out, links are followed. */
final class PolicyFolder {
    private static final List<String> SUFFIXES = List.of(".policy.yaml", ".data.yaml", ".tools.json", ".tests.yaml");
    private static final int MAX_DEPTH = 8;
    private static final int MAX_FILES = 10_000;
    private static final long MAX_FILE_BYTES = 16 << 20;

    private PolicyFolder() {}

    static List<SourceFile> read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Failure(ExitCode.USAGE, "there is no folder " + Shown.line(folder.toString()));
        }
        List<SourceFile> files = new ArrayList<>();
        for (Path path : list(folder)) {
            if (Files.size(path) > MAX_FILE_BYTES) {
                throw new Failure(ExitCode.FAILED, Shown.line(path.toString()) + " is longer than 16 MiB");
            }
            files.add(new SourceFile(folder.relativize(path).toString().replace('\\', '/'), text(path)));
        }
        if (files.stream().noneMatch(file -> file.path().endsWith(SUFFIXES.get(0)))) {
            throw new Failure(ExitCode.FAILED, "there is no *.policy.yaml in " + Shown.line(folder.toString()));
        }
        return files;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> paths = walk.filter(path -> isOurs(folder, path))
                    .sorted()
                    .limit(MAX_FILES + 1L)
                    .toList();
            if (paths.size() > MAX_FILES) {
                throw new Failure(ExitCode.FAILED, "there are more than " + MAX_FILES + " files");
            }
            return paths;
        }
    }

    private static boolean isOurs(Path folder, Path path) {
        for (Path name : folder.relativize(path)) {
            if (name.toString().startsWith(".")) {
                return false;
            }
        }
        return SUFFIXES.stream().anyMatch(path.toString()::endsWith) && Files.isRegularFile(path);
    }

    private static String text(Path path) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Failure(ExitCode.FAILED, Shown.line(path.toString()) + " is not UTF-8");
        }
    }
}
