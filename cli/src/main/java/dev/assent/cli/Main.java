package dev.assent.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** {@code assent COMMAND ...}. */
public final class Main {
    private static final String USAGE = """
            usage: assent COMMAND [OPTION...]

              demo        play a recorded agent session and answer its asks
              serve       start the sidecar
              decide      ask for the decision on a tool call, or on a file of them
              review      answer asks at a terminal
              asks        list, watch, read, approve or reject asks, in scripts too
              context     choose which server you review, and as whom
              check       compile a folder of policies
              test        run the tests of a folder of policies
              explain     say how a tool call would be decided, and why
              replay      decide recorded calls without a server, and count
              health      ask a server whether it serves
              doctor      say what is wrong with terminal, configuration or server
              completion  print a script that completes commands in bash or zsh
              version     show the version

            exit codes: 0 done, or ALLOW; 1 failed; 2 wrong usage; 3 not found; 4 not
            authenticated; 5 conflict: decided already, or no longer what was seen; 6 refused
            by the rules of review; 7 policies that do not compile; 8 no server answers;
            9 tests cover too little; 10 DENY; 11 still pending; 12 expired; 13 cancelled;
            124 timed out; 130 interrupted

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
        if (isHelp(name) || (name.equals("help") && args.size() == 1)) {
            terminal.out().print(USAGE);
            return ExitCode.OK;
        }
        if (name.equals("help")) {
            List<String> asked = new ArrayList<>(args.subList(1, args.size()));
            asked.add("--help");
            return dispatch(asked, terminal);
        }
        int words = 1;
        while (Commands.isGroup(name)) {
            String next = words < args.size() ? args.get(words) : "";
            if (isHelp(next)) {
                terminal.say(usage(name));
                return ExitCode.OK;
            }
            if (!Commands.in(name).contains(next)) {
                throw new Failure(ExitCode.USAGE, usage(name));
            }
            name += " " + next;
            words++;
        }
        CliCommand command = Commands.named(name);
        if (command == null) {
            throw new Failure(ExitCode.USAGE, "there is no such command; `assent --help` lists them");
        }
        return run(command, args.subList(words, args.size()), terminal);
    }

    private static String usage(String group) {
        return "usage: assent " + group + " " + String.join("|", Commands.in(group))
                + " [OPTION...] (--help says more)";
    }

    private static boolean isHelp(String word) {
        return word.equals("-h") || word.equals("--help");
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
