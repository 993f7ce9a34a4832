package dev.assent.cli;

import dev.assent.client.AskReference;
import dev.assent.client.BearerToken;
import dev.assent.client.Decision;
import dev.assent.client.DecisionClient;
import dev.assent.client.DecisionRequest;
import dev.assent.client.PolicyClient;
import dev.assent.client.ReviewClient;
import dev.assent.client.ServerAddress;
import dev.assent.client.ToolCall;
import dev.assent.engine.call.CallDigest;
import dev.assent.server.Sidecar;
import dev.assent.server.StartException;
import dev.assent.server.config.ListenAddress;
import dev.assent.server.config.SidecarConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** A real sidecar on free ports, with one policy a risk, and clients of it. */
public final class LiveSidecar implements AutoCloseable {
    private static final ListenAddress.Tcp FREE_PORT = new ListenAddress.Tcp("127.0.0.1", 0);

    static final String POLICY = """
            name: tools
            rule:
              match:
                - {id: fine, condition: "tool.name == 'fine'", effect: allow, explanation: "'für alle'"}
                - {id: never, condition: "tool.name == 'never'", effect: deny, explanation: "'not ' + args.what"}
                - {id: low, condition: "tool.name == 'low'", effect: ask, risk: low}
                - {id: forbidden, condition: "has(args.what) && args.what == 'forbidden'", effect: deny}
                - {id: medium, condition: "tool.name == 'medium'", effect: ask, explanation: "'mind the ' + args.what"}
                - {id: high, condition: "tool.name == 'high'", effect: ask, risk: high}
                - {id: critical, condition: "tool.name == 'critical'", effect: ask, risk: critical, review: {target: "string(args.to)"}}
                - {id: two, condition: "tool.name == 'two'", effect: ask, review: {approvals: 2}}
                - {id: short, condition: "tool.name == 'short'", effect: ask, review: {expires: 1s}}
            """;

    private static final String TOKEN = "asr_" + "0123456789abcdef".repeat(4);

    private final SidecarConfig config;
    private Sidecar sidecar;
    public final Path data;
    public final DecisionClient agent;
    public final ReviewClient reviewer;

    public LiveSidecar(Path folder) {
        this(folder, POLICY);
    }

    /** With a policy of one's own; the folder is made if there is none. */
    public LiveSidecar(Path folder, String policy) {
        try {
            Path policies = Files.createDirectories(folder.resolve("policies"));
            Files.writeString(policies.resolve("tools.policy.yaml"), policy);
            data = Files.createDirectories(folder.resolve("data"));
            // two reviewers, so that an ask for two can be half answered; the shell finds the token of the first
            Files.writeString(data.resolve("reviewer.token"), TOKEN);
            Files.setPosixFilePermissions(data.resolve("reviewer.token"), PosixFilePermissions.fromString("rw-------"));
            Path tokens = Files.writeString(
                    folder.resolve("reviewers.tokens"),
                    "local " + CallDigest.sha256(TOKEN) + "\nbo " + CallDigest.sha256("other") + "\n");
            Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-------"));
            SidecarConfig base = SidecarConfig.defaults(Map.of());
            config = base.withPolicies(policies)
                    .withData(data)
                    .withAgent(new SidecarConfig.Agent(FREE_PORT))
                    .withReview(
                            new SidecarConfig.Review(FREE_PORT, base.review().self(), Optional.of(tokens)))
                    .withHttp(new SidecarConfig.Http(FREE_PORT));
            sidecar = Sidecar.start(config, line -> {});
            agent = DecisionClient.connect(
                    ServerAddress.parse(sidecar.addresses().agents()));
            reviewer = ReviewClient.connect(
                    ServerAddress.parse(sidecar.addresses().reviewers()),
                    new BearerToken(
                            Files.readString(data.resolve("reviewer.token")).strip()));
        } catch (IOException | StartException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops the sidecar and starts it again, on the same ports and the same data. */
    public void restart() {
        ListenAddress agents = address(sidecar.addresses().agents());
        ListenAddress reviewers = address(sidecar.addresses().reviewers());
        SidecarConfig.Review review = config.review();
        sidecar.close();
        try {
            sidecar = Sidecar.start(
                    config.withAgent(new SidecarConfig.Agent(agents))
                            .withReview(new SidecarConfig.Review(reviewers, review.self(), review.tokens())),
                    line -> {});
        } catch (StartException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ListenAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return new ListenAddress.Tcp(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** Another client of the reviewers' listener, for the caller to close. */
    public PolicyClient policies() {
        try {
            return PolicyClient.connect(
                    ServerAddress.parse(sidecar.addresses().reviewers()),
                    new BearerToken(
                            Files.readString(data.resolve("reviewer.token")).strip()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A shell whose environment names this sidecar. */
    public Shell shell() {
        return new Shell()
                .with("ASSENT_SERVER", sidecar.addresses().agents())
                .with("ASSENT_REVIEW_SERVER", sidecar.addresses().reviewers())
                .with("ASSENT_DATA", data.toString());
    }

    /** The agent makes a call that needs a person. */
    public AskReference ask(String tool, String arguments) {
        return askOf("bot", tool, arguments);
    }

    /** An agent of this name makes a call that needs a person. */
    public AskReference askOf(String agentName, String tool, String arguments) {
        DecisionRequest request = DecisionRequest.of(
                        ToolCall.of(tool, arguments).madeBy(agentName, "maria", "s-1"))
                .acceptingEdits();
        Decision decision = agent.decide(request);
        return decision.ask().orElseThrow(() -> new AssertionError("not asked: " + decision));
    }

    @Override
    public void close() {
        agent.close();
        reviewer.close();
        sidecar.close();
    }
}
