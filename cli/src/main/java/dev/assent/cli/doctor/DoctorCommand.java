package dev.assent.cli.doctor;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.Failures;
import dev.assent.cli.OutputFormat;
import dev.assent.cli.asks.ReviewerOptions;
import dev.assent.cli.context.ReviewerContext;
import dev.assent.cli.view.JsonText;
import dev.assent.cli.view.Style;
import dev.assent.client.ClientException;
import dev.assent.client.PolicyClient;
import dev.assent.client.ReviewClient;
import dev.assent.client.ServerAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assent doctor}. */
@Command(
        name = "assent doctor",
        description = "Look at the terminal, the configuration and the server, and say what to do about what is wrong."
                + " Changes nothing.",
        footer = {"", "Exit codes: 0 nothing fails, 1 something does."})
public final class DoctorCommand extends CliCommand {
    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json.")
    private OutputFormat.Text format = OutputFormat.Text.TEXT;

    private final List<Finding> findings = new ArrayList<>();

    @Override
    protected ExitCode run() {
        look();
        boolean fails = findings.stream().anyMatch(finding -> finding.status() == Finding.Status.FAIL);
        if (format == OutputFormat.Text.JSON) {
            terminal()
                    .say(JsonText.of(findings.stream().map(DoctorCommand::json).toList()));
        } else {
            findings.forEach(this::show);
        }
        return fails ? ExitCode.FAILED : ExitCode.OK;
    }

    private void look() {
        ReviewerContext context = ReviewerContext.NONE;
        Finding configuration;
        try {
            context = options.context(terminal());
            configuration = Finding.ok(
                    "context",
                    context.isChosen() ? context.name() + (context.readOnly() ? ", read-only" : "") : "none is chosen");
        } catch (Failure e) {
            configuration = Finding.fail("context", e.getMessage(), "mend the file, or name a context that is in it");
        }
        Optional<WindowSize> size = terminal().interactive() ? WindowSize.ofThisProcess() : Optional.empty();
        findings.addAll(new TerminalChecks(terminal(), context).all(size));
        findings.add(configuration);
        if (configuration.status() == Finding.Status.OK) {
            lookAtServer();
        } else {
            findings.add(Finding.skip("server", "not tried without the context"));
        }
    }

    private void lookAtServer() {
        ServerAddress address;
        try {
            address = options.address(terminal());
        } catch (Failure e) {
            findings.add(Finding.fail("server", e.getMessage(), "name another with --server"));
            return;
        }
        Finding reachable = ServerChecks.reachable(address);
        findings.add(reachable);
        if (reachable.status() == Finding.Status.FAIL) {
            findings.add(Finding.skip("token", "not tried without the server"));
            return;
        }
        try (ReviewClient client = options.connect(terminal());
                PolicyClient policies = options.connectForPolicies(terminal())) {
            findings.add(ServerChecks.identity(client));
            if (findings.get(findings.size() - 1).status() == Finding.Status.OK) {
                attempt("clock", () -> ServerChecks.clock(client, Instant.now()));
                attempt("policies", () -> ServerChecks.policies(policies));
                attempt("claims", () -> ServerChecks.claims(client));
            }
        } catch (Failure e) {
            findings.add(Finding.fail("token", e.getMessage(), "name a token with --token-file or the context"));
        }
    }

    private void attempt(String check, Supplier<Finding> look) {
        try {
            findings.add(look.get());
        } catch (ClientException e) {
            findings.add(Finding.fail(check, Failures.of(e).getMessage(), "look at the server's log"));
        }
    }

    private void show(Finding finding) {
        Style style = new Style(terminal().colour());
        String status = String.format("%-4s", finding.status().name().toLowerCase(Locale.ROOT));
        String painted = switch (finding.status()) {
            case OK -> style.good(status);
            case WARN -> style.attention(status);
            case FAIL -> style.bad(status);
            case SKIP -> style.dim(status);
        };
        terminal().say(painted + "  " + String.format("%-8s", finding.check()) + "  " + finding.message());
        if (!finding.remedy().isEmpty()) {
            terminal().say(" ".repeat(16) + finding.remedy());
        }
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("check", finding.check());
        json.put("status", finding.status().name().toLowerCase(Locale.ROOT));
        json.put("message", finding.message());
        json.put("remedy", finding.remedy());
        return json;
    }
}
