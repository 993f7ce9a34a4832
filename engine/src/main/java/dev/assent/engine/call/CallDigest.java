package dev.assent.engine.call;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the canonical JSON of {agent, arguments, server, session, subject, tool}. */
public final class CallDigest {
    private CallDigest() {}

    /** {@code sha256:} and 64 hexadecimal digits. */
    public static String of(ToolCall call) {
        return sha256(CanonicalJson.writeSorted(
                JsonObject.shape(),
                "agent",
                call.agent(),
                "arguments",
                call.arguments(),
                "server",
                call.server(),
                "session",
                call.session(),
                "subject",
                call.subject(),
                "tool",
                call.tool()));
    }

    /** Digest of the call in whatever session: {agent, arguments, server, subject, tool}. */
    public static String acrossSessions(ToolCall call) {
        return sha256(CanonicalJson.writeSorted(
                JsonObject.shape(),
                "agent",
                call.agent(),
                "arguments",
                call.arguments(),
                "server",
                call.server(),
                "subject",
                call.subject(),
                "tool",
                call.tool()));
    }

    /** The digest of any text, in the same form. */
    public static String sha256(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return "sha256:" + HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
