package dev.assent.engine.policy;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.history.Increment;
import dev.assent.engine.mask.MaskPath;
import java.util.List;

/** The compiled files of a deployment. Immutable; safe for any thread. */
public final class PolicySet {
    private final String revision;
    private final PolicyIndex index;
    private final JsonObject data;
    private final ToolCatalog tools;
    private final PolicyOptions options;
    private final CompiledFiles compiled;
    private final Counters counters;
    private final boolean touchesHistory;
    private final boolean masks;
    private final Reason defaultReason;

    PolicySet(
            String revision,
            PolicyIndex index,
            JsonObject data,
            ToolCatalog tools,
            PolicyOptions options,
            CompiledFiles compiled) {
        this.revision = requireNonNull(revision, "revision");
        this.index = requireNonNull(index, "index");
        this.data = requireNonNull(data, "data");
        this.tools = requireNonNull(tools, "tools");
        this.options = requireNonNull(options, "options");
        this.compiled = requireNonNull(compiled, "compiled");
        this.counters = Counters.of(index.policies());
        this.touchesHistory = index.policies().stream().anyMatch(Policy::touchesHistory);
        this.masks = index.policies().stream().anyMatch(policy -> !policy.mask().isEmpty());
        this.defaultReason = Reason.of(ReasonCode.DEFAULT_EFFECT, options.defaultEffect());
    }

    /** {@code sha256:} and 64 hexadecimal digits over the paths and contents of the compiled files and the options. */
    public String revision() {
        return revision;
    }

    /** Sorted by name. */
    public List<Policy> policies() {
        return index.policies();
    }

    /** Sorted. */
    public List<String> policyNames() {
        return index.policies().stream().map(Policy::name).toList();
    }

    /** How many choices with an effect there are. */
    public int ruleCount() {
        return (int) index.policies().stream()
                .flatMap(policy -> policy.rule().outcomes())
                .count();
    }

    /** The policies about a tool, sorted by name. */
    public List<Policy> covering(String tool, String server) {
        return index.covering(tool, server);
    }

    /** Where secrets stand in the arguments of a call: what every policy about its tool masks, without repeats. */
    public List<MaskPath> masks(ToolCall call) {
        return masks
                ? covering(call.tool(), call.server()).stream()
                        .flatMap(policy -> policy.mask().stream())
                        .distinct()
                        .toList()
                : List.of();
    }

    /** What the data files say. */
    public JsonObject data() {
        return data;
    }

    /** The tools that are declared. */
    public ToolCatalog tools() {
        return tools;
    }

    /** The reason of a call that no rule matches; always the same one. */
    public Reason defaultReason() {
        return defaultReason;
    }

    /**
     * Whether deciding the call may read, or allowing it may change, what earlier calls left behind. Others are decided from
     * the call alone.
     */
    public boolean touchesHistory(ToolCall call) {
        return touchesHistory
                && (counters.cover(call.tool())
                        || covering(call.tool(), call.server()).stream().anyMatch(Policy::touchesHistory));
    }

    /** What the call adds to the counters of the rules if it is allowed. */
    public List<Increment> increments(ToolCall call) {
        return counters.increments(call);
    }

    /** The same policies, found by looking at each of them: to check that the index changes no decision. */
    public PolicySet withoutIndex() {
        return new PolicySet(revision, PolicyIndex.exhaustive(index.policies()), data, tools, options, compiled);
    }

    CompiledFiles compiled() {
        return compiled;
    }
}
