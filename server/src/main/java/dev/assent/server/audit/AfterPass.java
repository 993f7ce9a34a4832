package dev.assent.server.audit;

/**
 * The network threads: each reads what has come, lets the calls run, and then has a moment before it waits for more. What is
 * written in that moment holds the records of all these calls, and their answers leave without another thread.
 */
@FunctionalInterface
public interface AfterPass {
    /** No thread is known to be such a one. */
    AfterPass NEVER = work -> false;

    /**
     * Runs the work in that moment if the current thread is a network thread, once however often it is asked until then;
     * else says false and does nothing.
     */
    boolean run(Runnable work);
}
