package dev.assent.cli;

import dev.assent.client.ServerAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which server a command speaks to: the flag, else the environment, else the default. */
public final class Addresses {
    public static final String AGENTS = "127.0.0.1:7471";
    public static final String REVIEWERS = "127.0.0.1:7472";

    private Addresses() {}

    public static ServerAddress agents(@Nullable String flag, Map<String, String> env) {
        return address(flag, "ASSENT_SERVER", AGENTS, env);
    }

    /**
     * The reviewers' listener.
     *
     * @param fallback where neither the flag nor the environment says one
     */
    public static ServerAddress reviewers(@Nullable String flag, String fallback, Map<String, String> env) {
        return address(flag, "ASSENT_REVIEW_SERVER", fallback, env);
    }

    private static ServerAddress address(
            @Nullable String flag, String variable, String fallback, Map<String, String> env) {
        String set = env.getOrDefault(variable, "");
        String text = flag != null ? flag : set.isEmpty() ? fallback : set;
        try {
            return ServerAddress.parse(text);
        } catch (IllegalArgumentException e) {
            String where = flag != null ? "--server" : set.isEmpty() ? "server" : "$" + variable;
            throw new Failure(ExitCode.USAGE, where + ": " + e.getMessage());
        }
    }
}
