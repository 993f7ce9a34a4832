package dev.assent.cli;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assent completion}. */
@Command(
        name = "assent completion",
        description = "Print a script that completes commands and options. For bash: `source <(assent completion bash)`"
                + " in ~/.bashrc; for zsh the same with zsh in ~/.zshrc.")
final class CompletionCommand extends CliCommand {
    /** The values that an option or parameter takes, which are the names of constants, amid their line of the script. */
    private static final Pattern VALUES =
            Pattern.compile("(?m)(?<=^ {0,8}local \\w{1,60}_(?:option|pos_param)_args=\\().*(?=\\) # .* values$)");

    /** The shells that read the script; zsh does by its bashcompinit, which the script calls. */
    enum ShellName {
        BASH,
        ZSH
    }

    /** Holds commands, does nothing. */
    @Command
    private static final class Group {}

    @SuppressWarnings("UnusedVariable") // both shells read the same script; any other is refused
    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private ShellName shell = ShellName.BASH;

    @Override
    protected ExitCode run() {
        String script = AutoComplete.bash("assent", tree());
        terminal().say(VALUES.matcher(script).replaceAll(line -> line.group().toLowerCase(Locale.ROOT)));
        return ExitCode.OK;
    }

    private static CommandLine tree() {
        CommandLine root = new CommandLine(new Group());
        Map<String, CommandLine> groups = new HashMap<>(Map.of("", root));
        for (String name : Commands.NAMES) {
            int end = Math.max(0, name.lastIndexOf(' '));
            parent(name.substring(0, end), groups)
                    .addSubcommand(name.substring(end).strip(), new CommandLine(requireNonNull(Commands.named(name))));
        }
        return root;
    }

    private static CommandLine parent(String name, Map<String, CommandLine> groups) {
        CommandLine known = groups.get(name);
        if (known != null) {
            return known;
        }
        int end = Math.max(0, name.lastIndexOf(' '));
        CommandLine group = new CommandLine(new Group());
        parent(name.substring(0, end), groups).addSubcommand(name.substring(end).strip(), group);
        groups.put(name, group);
        return group;
    }
}
