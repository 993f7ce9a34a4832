package dev.assent.engine.call;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.CanonicalBytes;
import java.security.MessageDigest;

/** SHA-256 over the canonical JSON of {agent, arguments, server, session, subject, tool}. */
public final class CallDigest {
    // the text between the values, whose names stand in canonical order
    private static final byte[] AGENT = ready("{\"agent\":");
    private static final byte[] ARGUMENTS = ready(",\"arguments\":");
    private static final byte[] SERVER = ready(",\"server\":");
    private static final byte[] SESSION = ready(",\"session\":");
    private static final byte[] SUBJECT = ready(",\"subject\":");
    private static final byte[] TOOL = ready(",\"tool\":");
    private static final byte[] END = ready("}");

    private CallDigest() {}

    /** {@code sha256:} and 64 hexadecimal digits. */
    public static String of(ToolCall call) {
        CanonicalBytes json = upToServer(call).ready(SESSION).value(call.session());
        return sha256(subjectAndTool(json, call));
    }

    /** Digest of the call in whatever session: {agent, arguments, server, subject, tool}. */
    public static String acrossSessions(ToolCall call) {
        return sha256(subjectAndTool(upToServer(call), call));
    }

    /** The digest of any text, in the same form. */
    public static String sha256(String text) {
        MessageDigest sha = Sha256.fresh();
        sha.update(text.getBytes(UTF_8));
        return Sha256.text(sha);
    }

    private static CanonicalBytes upToServer(ToolCall call) {
        return new CanonicalBytes(JsonObject.shape())
                .ready(AGENT)
                .value(call.agent())
                .ready(ARGUMENTS)
                .value(call.arguments())
                .ready(SERVER)
                .value(call.server());
    }

    private static CanonicalBytes subjectAndTool(CanonicalBytes json, ToolCall call) {
        return json.ready(SUBJECT)
                .value(call.subject())
                .ready(TOOL)
                .value(call.tool())
                .ready(END);
    }

    private static String sha256(CanonicalBytes json) {
        MessageDigest sha = Sha256.fresh();
        json.update(sha);
        return Sha256.text(sha);
    }

    private static byte[] ready(String text) {
        return text.getBytes(US_ASCII);
    }
}
