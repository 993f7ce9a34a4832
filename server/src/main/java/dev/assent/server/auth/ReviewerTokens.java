package dev.assent.server.auth;

import dev.assent.engine.ask.Reviewer;
import dev.assent.server.port.ReviewerAuthenticator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of reviewers: one a line, as {@code NAME sha256:HASH GROUP,GROUP}, the groups optional, {@code *} for every group there is; empty lines and lines that
 * begin with {@code #} are passed over. It has hashes only, so who reads it learns no token; who may write it makes reviewers.
 */
public final class ReviewerTokens {
    private static final int MAX_REVIEWERS = 1_000;
    private static final Pattern LINE = Pattern.compile(
            "(?<name>[!-~]{1,128}) +sha256:(?<hash>[0-9a-f]{64})(?: +(?<groups>[!-+\\--~]+(?:,[!-+\\--~]+)*))?");

    private ReviewerTokens() {}

    /**
     * Reads the file.
     *
     * @param maySelfReview whether these reviewers may answer asks made on their own behalf
     * @throws TokenFileException if it has no reviewer, has a line that is none, or others may write it
     */
    public static ReviewerAuthenticator read(Path file, boolean maySelfReview) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new TokenFileException("the reviewers' tokens `" + file
                        + "` can be written by others, who could make themselves reviewers: `chmod go-w` it");
            }
            return parse(file, Files.readAllLines(file, StandardCharsets.UTF_8), maySelfReview);
        } catch (IOException e) {
            throw new TokenFileException("the reviewers' tokens `" + file + "` cannot be read: " + e);
        }
    }

    private static ReviewerAuthenticator parse(Path file, List<String> lines, boolean maySelfReview) {
        Map<String, Reviewer> reviewers = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String where = file + ":" + (i + 1) + ": ";
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                // the line is not repeated: it may have a token where a hash belongs
                throw new TokenFileException(
                        where + "expected NAME sha256:HASH GROUP,GROUP, the hash as 64 digits 0-9 a-f");
            }
            Reviewer reviewer = reviewer(parts, maySelfReview);
            if (!names.add(reviewer.name()) || reviewers.put(parts.group("hash"), reviewer) != null) {
                throw new TokenFileException(where + "the name or the hash is there twice");
            }
        }
        if (reviewers.isEmpty() || reviewers.size() > MAX_REVIEWERS) {
            throw new TokenFileException("the reviewers' tokens `" + file + "` have " + reviewers.size()
                    + " reviewers: expected 1 to " + MAX_REVIEWERS);
        }
        return new TokenAuthenticator(reviewers);
    }

    private static Reviewer reviewer(Matcher parts, boolean maySelfReview) {
        String groups = parts.group("groups");
        boolean everyGroup = "*".equals(groups);
        return new Reviewer(
                parts.group("name"),
                groups == null || everyGroup ? Set.of() : Set.copyOf(Arrays.asList(groups.split(",", -1))),
                everyGroup,
                maySelfReview);
    }
}
