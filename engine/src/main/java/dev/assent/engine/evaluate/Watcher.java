package dev.assent.engine.evaluate;

import dev.assent.engine.cel.ExpressionException;
import dev.assent.engine.cel.ValueListener;
import dev.assent.engine.policy.Choice;
import dev.assent.engine.policy.Policy;

/** Is told what an evaluation looks at, in its order. It changes nothing. For one thread. */
public interface Watcher {
    Watcher NOBODY = new Watcher() {
        @Override
        public void looksAt(Policy policy, Choice choice) {}

        @Override
        public void sees(boolean holds) {}

        @Override
        public void sees(ExpressionException failure) {}
    };

    /** Who is told what expressions come to. */
    default ValueListener values() {
        return ValueListener.NONE;
    }

    /** The condition of the choice is evaluated next; one of {@code sees} follows, unless the budget ends. */
    void looksAt(Policy policy, Choice choice);

    void sees(boolean holds);

    void sees(ExpressionException failure);
}
