package dev.assent.server;

import dev.assent.engine.decision.Effect;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.SourceFile;
import dev.assent.server.port.PolicyProvider;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Serves the policy that the test says, from the moment it says so. */
final class PolicySwitch implements PolicyProvider {
    /** What the policy says of every call. */
    enum Says {
        ASK_ONE(Effect.ASK, 1, "effect: ask"),
        ASK_TWO(Effect.ASK, 2, "effect: ask, review: {approvals: 2}"),
        DENY(Effect.DENY, 0, "effect: deny"),
        ALLOW(Effect.ALLOW, 0, "effect: allow");

        private final Effect effect;
        private final int approvals;

        @SuppressWarnings("ImmutableEnumChecker") // a policy set never changes
        private final PolicySet set;

        Says(Effect effect, int approvals, String rule) {
            this.effect = effect;
            this.approvals = approvals;
            SourceFile file = new SourceFile(
                    "p.policy.yaml", "name: p\nrule: {match: [{id: r, condition: 'true', " + rule + "}]}\n");
            this.set = PolicyCompiler.compile(List.of(file), PolicyOptions.DEFAULT)
                    .policySet()
                    .orElseThrow();
        }

        static Says any(Random random) {
            List<Says> all = List.of(values());
            return all.get(random.nextInt(all.size()));
        }

        Effect effect() {
            return effect;
        }

        /** How many it wants; none if it does not ask. */
        int approvals() {
            return approvals;
        }
    }

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Says says = Says.ASK_ONE;

    void serve(Says now) {
        says = now;
        listeners.forEach(Runnable::run);
    }

    Says says() {
        return says;
    }

    String revision() {
        return says.set.revision();
    }

    @Override
    public Status status() {
        return new Status(Optional.of(says.set), Optional.empty(), List.of(), Optional.empty());
    }

    @Override
    public void onChange(Runnable callback) {
        listeners.add(callback);
    }
}
