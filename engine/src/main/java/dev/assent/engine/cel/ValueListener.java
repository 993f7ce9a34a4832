package dev.assent.engine.cel;

/** Is told what the nodes of expressions come to while a decision is made. It must not throw and changes nothing. For one thread. */
public interface ValueListener {
    /** Hears nothing, and costs nothing. */
    ValueListener NONE = new ValueListener() {};

    /**
     * A node has a value; in a loop, again for each round.
     *
     * @param node the number of the node in its expression
     */
    default void value(CompiledExpression expression, long node, Object value) {}

    /** The expression of a variable is read: evaluated now, or remembered. */
    default void reads(CompiledExpression variable) {}
}
