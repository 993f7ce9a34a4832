package dev.assent.server.policyfiles;

import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/** One walk through a policy folder. For one thread, once. */
final class FolderReader extends SimpleFileVisitor<Path> {
    static final int MAX_FILES = 10_000;
    static final int MAX_ENTRIES = 100_000;
    static final int MAX_DEPTH = 16;
    static final int MAX_FILE_BYTES = 4 << 20;
    static final int MAX_BYTES = 64 << 20;

    static final String NOT_LOADED =
            "the file is not loaded: only *.policy.yaml, *.data.yaml, *.tools.json and *.tests.yaml are";

    private static final Pattern NAME = Pattern.compile(".+\\.(policy\\.yaml|data\\.yaml|tools\\.json|tests\\.yaml)");
    private static final Pattern ALMOST =
            Pattern.compile("(.*\\.)?(policy|policies|data|tools?|tests?)\\.(yaml|yml|json)", Pattern.CASE_INSENSITIVE);

    private final Path folder;
    private final List<SourceFile> files = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int entries;
    private long bytes;

    private FolderReader(Path folder) {
        this.folder = folder;
    }

    static PolicyFiles read(Path folder) {
        FolderReader reader = new FolderReader(folder);
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, reader);
        } catch (IOException e) {
            reader.error(folder, "cannot be read: " + reason(e));
        }
        return PolicyFiles.of(reader.files, reader.diagnostics, reader.folders);
    }

    /** Whether a file of this name is read at all. */
    static boolean isPolicyFile(String path) {
        return NAME.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
        if (isHidden(path)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        folders.add(path);
        return count();
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
        String name = path.getFileName().toString();
        if (isHidden(path)) {
            return count();
        }
        if (path.equals(folder)) {
            error(path, "is not a folder");
        } else if (attributes.isDirectory()) {
            error(path, "is deeper than " + MAX_DEPTH + " folders");
        } else if (NAME.matcher(name).matches()) {
            return take(path, attributes);
        } else if (ALMOST.matcher(name).matches()) {
            diagnostics.add(Diagnostic.warning(new SourceFile(shown(path), ""), 1, 1, NOT_LOADED));
        }
        return count();
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
        if (!isHidden(path)) {
            error(
                    path,
                    path.equals(folder) && e instanceof NoSuchFileException
                            ? "there is no such folder"
                            : "cannot be read: " + reason(e));
        }
        return count();
    }

    @Override
    public FileVisitResult postVisitDirectory(Path path, @org.jspecify.annotations.Nullable IOException e) {
        if (e != null) {
            error(path, "cannot be read: " + reason(e));
        }
        return FileVisitResult.CONTINUE;
    }

    private FileVisitResult take(Path path, BasicFileAttributes attributes) {
        if (files.size() >= MAX_FILES) {
            error(folder, "has more than " + MAX_FILES + " policy files");
            return FileVisitResult.TERMINATE;
        }
        // a pipe would make the reader wait; a link that leads nowhere is told as such by the read
        if (attributes.isOther()) {
            error(path, "is not a regular file");
            return count();
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(MAX_FILE_BYTES + 1);
            bytes += content.length;
            if (content.length > MAX_FILE_BYTES) {
                error(path, "is longer than " + MAX_FILE_BYTES + " bytes");
            } else if (bytes > MAX_BYTES) {
                error(folder, "has more than " + MAX_BYTES + " bytes of policy files");
                return FileVisitResult.TERMINATE;
            } else {
                files.add(new SourceFile(shown(path), text(content)));
            }
        } catch (CharacterCodingException e) {
            error(path, "is not UTF-8");
        } catch (IOException e) {
            error(path, "cannot be read: " + reason(e));
        }
        return count();
    }

    private FileVisitResult count() {
        if (++entries <= MAX_ENTRIES) {
            return FileVisitResult.CONTINUE;
        }
        error(folder, "has more than " + MAX_ENTRIES + " files and folders");
        return FileVisitResult.TERMINATE;
    }

    private boolean isHidden(Path path) {
        return !path.equals(folder) && path.getFileName().toString().startsWith(".");
    }

    private void error(Path path, String message) {
        diagnostics.add(Diagnostic.error(new SourceFile(shown(path), ""), 1, 1, message));
    }

    private String shown(Path path) {
        Path shown = path.equals(folder) ? folder : folder.relativize(path);
        return shown.toString().replace(File.separatorChar, '/');
    }

    private static String text(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
    }

    /** Java's messages for these are only the path. */
    private static String reason(IOException e) {
        if (e instanceof FileSystemLoopException) {
            return "a link leads back to a folder above it";
        }
        if (e instanceof NoSuchFileException) {
            return "a link leads nowhere, or the file has just gone";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        return String.valueOf(e.getMessage());
    }
}
