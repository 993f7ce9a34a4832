package dev.assent.cli.review;

import dev.assent.client.Ask;
import dev.assent.client.AskState;
import dev.assent.client.AskSummary;
import dev.assent.client.ChallengeKind;
import dev.assent.client.Effect;
import dev.assent.client.Lease;
import dev.assent.client.Reason;
import dev.assent.client.ReasonCode;
import dev.assent.client.RecordedVerdict;
import dev.assent.client.ReviewRequirement;
import dev.assent.client.Risk;
import dev.assent.client.TextFlag;
import dev.assent.client.UntrustedText;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.ExactJson;
import dev.assent.engine.json.IndentedJson;
import dev.assent.engine.json.JsonLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An ask for tests of the screen, changed one thing at a time. */
public final class SampleAsk {
    public static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private String id = "7f3k9q1mzzzz";
    private AskState state = AskState.PENDING;
    private Risk risk = Risk.MEDIUM;
    private String tool = "http.post";
    private String agent = "build-bot";
    private String rule = "egress/new-host";
    private String explanation = "host not seen before";
    private String note = "";
    private Duration left = Duration.ofSeconds(192);
    private Optional<Lease> lease = Optional.empty();
    private List<ReviewRequirement> needs = List.of(new ReviewRequirement(List.of("security"), 1, 0));
    private boolean revised;
    private boolean escalated;
    private boolean blind;
    private Set<TextFlag> flags = Set.of();
    private String group = "";
    private String arguments = "{\"url\":\"https://artifacts.corp.example/upload\",\"method\":\"PUT\"}";
    private Optional<String> lastAllowed = Optional.empty();
    private Optional<String> original = Optional.empty();
    private String context = "{}";
    private String target = "";
    private boolean acceptsEdits;

    public static SampleAsk of(Risk risk) {
        SampleAsk sample = new SampleAsk();
        sample.risk = risk;
        return sample;
    }

    public SampleAsk id(String value) {
        id = value;
        return this;
    }

    public SampleAsk state(AskState value) {
        state = value;
        return this;
    }

    public SampleAsk tool(String value) {
        tool = value;
        return this;
    }

    public SampleAsk agent(String value) {
        agent = value;
        return this;
    }

    public SampleAsk rule(String value, String why) {
        rule = value;
        explanation = why;
        return this;
    }

    /** A note of another reviewer, who approved. */
    public SampleAsk note(String value) {
        note = value;
        return this;
    }

    public SampleAsk left(Duration value) {
        left = value;
        return this;
    }

    public SampleAsk lease(String reviewer) {
        lease = Optional.of(new Lease(id, reviewer, NOW.plusSeconds(60)));
        return this;
    }

    public SampleAsk needs(ReviewRequirement... value) {
        needs = List.of(value);
        return this;
    }

    public SampleAsk revised() {
        revised = true;
        return this;
    }

    public SampleAsk escalated() {
        escalated = true;
        return this;
    }

    public SampleAsk blind() {
        blind = true;
        return this;
    }

    public SampleAsk flags(TextFlag... value) {
        flags = Set.of(value);
        return this;
    }

    public SampleAsk group(String value) {
        group = value;
        return this;
    }

    public SampleAsk arguments(String compactJson) {
        arguments = compactJson;
        return this;
    }

    public SampleAsk lastAllowed(String compactJson) {
        lastAllowed = Optional.of(compactJson);
        return this;
    }

    public SampleAsk original(String compactJson) {
        original = Optional.of(compactJson);
        return this;
    }

    public SampleAsk context(String compactJson) {
        context = compactJson;
        return this;
    }

    public SampleAsk target(String value) {
        target = value;
        return this;
    }

    public SampleAsk acceptsEdits() {
        acceptsEdits = true;
        return this;
    }

    public AskSummary summary() {
        return new AskSummary(
                id,
                state,
                risk,
                text(tool),
                text(agent),
                text("maria"),
                text("CI-8812"),
                List.of(rule),
                NOW.minusSeconds(60),
                NOW.plus(left),
                "etag-" + arguments.hashCode(),
                lease,
                needs,
                false,
                "sha256:9c1e07afe21b4a4f0d0c1b2a394857665544332211ffeeddccbbaa9988774a77",
                revised,
                escalated,
                blind,
                flags,
                group);
    }

    public Ask whole() {
        ChallengeKind kind = !risk.wantsChallenge()
                ? ChallengeKind.NONE
                : risk == Risk.CRITICAL && !target.isEmpty() ? ChallengeKind.TARGET : ChallengeKind.CODE;
        AskSummary summary = summary();
        List<RecordedVerdict> verdicts = note.isEmpty()
                ? List.of()
                : List.of(new RecordedVerdict(
                        "jon", dev.assent.client.VerdictOutcome.APPROVE, note, NOW, List.of(), summary.etag()));
        return new Ask(
                summary,
                text("egress"),
                json(arguments),
                original.map(SampleAsk::json),
                json(context),
                List.of(new Reason(
                        ReasonCode.RULE_MATCHED,
                        rule.substring(0, rule.indexOf('/')),
                        rule.substring(rule.indexOf('/') + 1),
                        Effect.ASK,
                        "egress.policy.yaml:12:7",
                        text(explanation))),
                verdicts,
                acceptsEdits,
                switch (kind) {
                    case NONE -> "";
                    case CODE -> "K7Q";
                    case TARGET -> target;
                },
                "sha256:0f",
                lastAllowed.map(SampleAsk::json),
                Optional.empty(),
                target.isEmpty() ? Optional.empty() : Optional.of(text(target)),
                kind);
    }

    /** Indented, as the server sends it. */
    private static UntrustedText json(String compact) {
        JsonObject value = JsonObject.parse(compact, JsonLimits.CALL);
        return text(IndentedJson.of(ExactJson.write(value, JsonObject.shape())));
    }

    private static UntrustedText text(String raw) {
        return new UntrustedText(raw, "");
    }
}
