package dev.assent.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands by their names; a name has one to three words. */
final class Commands {
    /** Every command that people use, in the order of the manual. */
    static final List<String> NAMES = List.of(
            "demo",
            "serve",
            "decide",
            "review",
            "asks list",
            "asks watch",
            "asks get",
            "asks diff",
            "asks explain",
            "asks wait",
            "asks approve",
            "asks reject",
            "asks refusals list",
            "asks refusals clear",
            "context list",
            "context show",
            "context current",
            "context use",
            "context add",
            "context remove",
            "check",
            "test",
            "explain",
            "replay",
            "health",
            "doctor",
            "completion",
            "version");

    private Commands() {}

    /** Whether more words follow this one. */
    static boolean isGroup(String name) {
        return name.equals("asks") || name.equals("asks refusals") || name.equals("context");
    }

    /** The names that follow this group's. */
    static List<String> in(String group) {
        return NAMES.stream()
                .filter(name -> name.startsWith(group + " "))
                .map(name -> name.substring(group.length() + 1).replaceFirst(" .*", ""))
                .distinct()
                .toList();
    }

    /** A switch, not a table: only the command that is asked for is loaded. */
    static @Nullable CliCommand named(String name) {
        return switch (name) {
            case "demo" -> new dev.assent.cli.demo.DemoCommand();
            case "rehearse" -> new dev.assent.cli.demo.RehearseCommand();
            case "serve" -> new dev.assent.cli.serve.ServeCommand();
            case "decide" -> new dev.assent.cli.decide.DecideCommand();
            case "review" -> new dev.assent.cli.review.ReviewCommand();
            case "asks list" -> new dev.assent.cli.asks.ListCommand();
            case "asks watch" -> new dev.assent.cli.asks.WatchCommand();
            case "asks diff" -> new dev.assent.cli.asks.DiffCommand();
            case "asks explain" -> new dev.assent.cli.asks.ExplainCommand();
            case "asks wait" -> new dev.assent.cli.asks.WaitCommand();
            case "asks refusals list" -> new dev.assent.cli.asks.RefusalsListCommand();
            case "asks refusals clear" -> new dev.assent.cli.asks.RefusalsClearCommand();
            case "asks get" -> new dev.assent.cli.asks.GetCommand();
            case "asks approve" -> new dev.assent.cli.asks.ApproveCommand();
            case "asks reject" -> new dev.assent.cli.asks.RejectCommand();
            case "context list" -> new dev.assent.cli.context.ListCommand();
            case "context show" -> new dev.assent.cli.context.ShowCommand();
            case "context current" -> new dev.assent.cli.context.CurrentCommand();
            case "context use" -> new dev.assent.cli.context.UseCommand();
            case "context add" -> new dev.assent.cli.context.AddCommand();
            case "context remove" -> new dev.assent.cli.context.RemoveCommand();
            case "check" -> new dev.assent.cli.policies.CheckCommand();
            case "test" -> new dev.assent.cli.policies.TestCommand();
            case "explain" -> new dev.assent.cli.explain.ExplainCommand();
            case "replay" -> new dev.assent.cli.replay.ReplayCommand();
            case "health" -> new HealthCommand();
            case "doctor" -> new dev.assent.cli.doctor.DoctorCommand();
            case "completion" -> new CompletionCommand();
            case "version", "--version", "-V" -> new VersionCommand();
            default -> null;
        };
    }
}
