package dev.assent.server.policyfiles;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The files of a policy folder as they were at one time.
 *
 * @param files {@code *.policy.yaml}, {@code *.data.yaml}, {@code *.tools.json} and {@code *.tests.yaml}, by path
 * @param diagnostics files that cannot be read, bounds that are broken, names that look like a slip
 * @param folders that were walked through; empty for files from elsewhere
 * @param fingerprint equal for equal files and diagnostics
 */
public record PolicyFiles(
        List<SourceFile> files, List<Diagnostic> diagnostics, List<Path> folders, String fingerprint) {
    /**
     * Reads a folder and all below it, through links. Names that begin with a dot are left out: editors' files, and the
     * folders {@code ..data} and {@code ..2026_01_02} behind the links of a Kubernetes volume.
     */
    public static PolicyFiles read(Path folder) {
        return FolderReader.read(folder);
    }

    static PolicyFiles of(List<SourceFile> files, List<Diagnostic> diagnostics, List<Path> folders) {
        List<SourceFile> sorted =
                files.stream().sorted(Comparator.comparing(SourceFile::path)).toList();
        List<Diagnostic> inOrder =
                diagnostics.stream().sorted(Diagnostic.IN_READING_ORDER).toList();
        MessageDigest sha256 = sha256();
        sorted.forEach(file -> {
            add(sha256, file.path());
            add(sha256, file.text());
        });
        inOrder.forEach(diagnostic -> add(sha256, diagnostic.render()));
        return new PolicyFiles(
                sorted, inOrder, List.copyOf(folders), HexFormat.of().formatHex(sha256.digest()));
    }

    /** With its length, so that no two lists of texts look the same. */
    private static void add(MessageDigest sha256, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        sha256.update((bytes.length + ":").getBytes(UTF_8));
        sha256.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
