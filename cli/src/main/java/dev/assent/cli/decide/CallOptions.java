package dev.assent.cli.decide;

import dev.assent.client.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which tool call is meant. */
public final class CallOptions {
    @Option(names = "--tool", paramLabel = "NAME", description = "The tool that is called.")
    private @Nullable String tool;

    @Option(names = "--tool-server", paramLabel = "NAME", description = "The server that offers the tool.")
    private String toolServer = "";

    @Option(
            names = "--args",
            paramLabel = "JSON",
            description = "Its arguments, one JSON object; @FILE reads them from a file. Default {}.")
    private String args = "";

    @Option(names = "--agent", paramLabel = "ID", description = "The agent that makes the call.")
    private String agent = "";

    @Option(names = "--subject", paramLabel = "ID", description = "On whose behalf it is made.")
    private String subject = "";

    @Option(names = "--session", paramLabel = "ID", description = "The run in which it is made.")
    private String session = "";

    @Option(
            names = "--context",
            paramLabel = "JSON",
            description = "What policies may know besides, one JSON object; @FILE reads it from a file.")
    private String context = "";

    public boolean toolIsMissing() {
        return tool == null;
    }

    /** The call, with what was not said left empty. */
    public ToolCall read() throws IOException {
        return new ToolCall(
                tool == null ? "" : tool, toolServer, textOrFile(args), agent, subject, session, textOrFile(context));
    }

    /** JSON never begins with an at sign. */
    private static String textOrFile(String text) throws IOException {
        return text.startsWith("@") ? Files.readString(Path.of(text.substring(1))) : text;
    }
}
