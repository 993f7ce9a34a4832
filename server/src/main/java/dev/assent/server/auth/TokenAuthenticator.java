package dev.assent.server.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assent.engine.ask.Reviewer;
import dev.assent.server.port.ReviewerAuthenticator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows reviewers by the hashes of their tokens. Safe for any thread. */
final class TokenAuthenticator implements ReviewerAuthenticator {
    /** A lone developer: in every group, and both agent's principal and reviewer. */
    static final Reviewer LOCAL = new Reviewer("local", Set.of(), true, true);

    private final List<Entry> entries;

    private record Entry(String hash, Reviewer reviewer) {}

    /** Reviewers by the SHA-256 of their token, in hexadecimal. */
    TokenAuthenticator(Map<String, Reviewer> reviewers) {
        this.entries = reviewers.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** One token, which makes whoever has it the local reviewer. */
    static TokenAuthenticator local(String token) {
        return new TokenAuthenticator(Map.of(sha256(token), LOCAL));
    }

    @Override
    public Optional<Reviewer> authenticate(String bearerToken) {
        byte[] hash = sha256(bearerToken).getBytes(US_ASCII);
        Optional<Reviewer> found = Optional.empty();
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(entry.hash.getBytes(US_ASCII), hash)) {
                found = Optional.of(entry.reviewer);
            }
        }
        return found;
    }

    @Override
    public Optional<List<Reviewer>> roster() {
        return Optional.of(entries.stream().map(Entry::reviewer).toList());
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
