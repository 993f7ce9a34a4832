package dev.assent.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** {@code assent COMMAND ...}. */
public final class Main {
    private static final String USAGE = """
            usage: assent COMMAND [OPTION...]

              demo      play a recorded agent session and answer its asks
              serve     start the sidecar
              decide    ask for the decision on a tool call, or on a file of them
              review    answer asks, one after the other
              asks      list, get, approve or reject asks
              check     compile a folder of policies
              test      run the tests of a folder of policies
              explain   say how a tool call would be decided, and why
              replay    decide recorded calls without a server, and count
              health    ask a server whether it serves
              version   show the version

            assent COMMAND --help says more.
            """;

    private Main() {}

    public static void main(String[] args) {
        QuietLogging.set();
        System.exit(run(List.of(args), Terminal.system()));
    }

    /** Runs one command line; returns the exit code. */
    public static int run(List<String> args, Terminal terminal) {
        ExitCode code;
        try {
            code = dispatch(args, terminal);
        } catch (Exception e) {
            Failure failure = Failures.of(e);
            terminal.note("assent: " + failure.getMessage());
            code = failure.code();
        }
        terminal.out().flush();
        terminal.err().flush();
        return code.number();
    }

    private static ExitCode dispatch(List<String> args, Terminal terminal) throws Exception {
        String name = args.isEmpty() ? "" : args.get(0);
        if (name.isEmpty()) {
            terminal.err().print(USAGE);
            return ExitCode.USAGE;
        }
        if (name.equals("-h") || name.equals("--help") || (name.equals("help") && args.size() == 1)) {
            terminal.out().print(USAGE);
            return ExitCode.OK;
        }
        if (name.equals("help")) {
            return dispatch(List.of(args.get(1), "--help"), terminal);
        }
        if (name.equals("asks")) {
            return asks(args.subList(1, args.size()), terminal);
        }
        CliCommand command = command(name);
        if (command == null) {
            throw new Failure(ExitCode.USAGE, "there is no such command; `assent --help` lists them");
        }
        return run(command, args.subList(1, args.size()), terminal);
    }

    /** A switch, not a table: only the command that is asked for is loaded. */
    private static @Nullable CliCommand command(String name) {
        return switch (name) {
            case "demo" -> new dev.assent.cli.demo.DemoCommand();
            case "serve" -> new dev.assent.cli.serve.ServeCommand();
            case "decide" -> new dev.assent.cli.decide.DecideCommand();
            case "review" -> new dev.assent.cli.review.ReviewCommand();
            case "check" -> new dev.assent.cli.policies.CheckCommand();
            case "test" -> new dev.assent.cli.policies.TestCommand();
            case "explain" -> new dev.assent.cli.explain.ExplainCommand();
            case "replay" -> new dev.assent.cli.replay.ReplayCommand();
            case "health" -> new HealthCommand();
            case "version", "--version", "-V" -> new VersionCommand();
            default -> null;
        };
    }

    private static ExitCode asks(List<String> args, Terminal terminal) throws Exception {
        String name = args.isEmpty() ? "" : args.get(0);
        CliCommand command = switch (name) {
            case "list" -> new dev.assent.cli.asks.ListCommand();
            case "get" -> new dev.assent.cli.asks.GetCommand();
            case "approve" -> new dev.assent.cli.asks.ApproveCommand();
            case "reject" -> new dev.assent.cli.asks.RejectCommand();
            default -> null;
        };
        if (command == null) {
            String usage = "usage: assent asks list|get|approve|reject [OPTION...] [ID...]";
            if (name.equals("-h") || name.equals("--help")) {
                terminal.out().println(usage);
                return ExitCode.OK;
            }
            throw new Failure(ExitCode.USAGE, usage);
        }
        return run(command, args.subList(1, args.size()), terminal);
    }

    private static ExitCode run(CliCommand command, List<String> args, Terminal terminal) throws Exception {
        CommandLine line = new CommandLine(command)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                // an argument that begins with @ is an argument
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true);
        try {
            line.parseArgs(args.toArray(String[]::new));
        } catch (ParameterException e) {
            String name = line.getCommandName();
            throw new Failure(
                    ExitCode.USAGE,
                    new dev.assent.engine.display.Untrusted(String.valueOf(e.getMessage())).display() + "; `" + name
                            + " --help` says what it takes");
        }
        if (command.help) {
            line.usage(terminal.out(), Ansi.OFF);
            return ExitCode.OK;
        }
        return command.runOn(terminal);
    }
}
