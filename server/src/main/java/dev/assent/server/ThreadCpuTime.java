package dev.assent.server;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/** What the budget of a decision is measured by: a machine that stalls, or is busy with others, must not turn it into DENY. */
public final class ThreadCpuTime {
    private ThreadCpuTime() {}

    /** Nanoseconds that the asking thread has computed. Stands still where the JVM cannot tell: then only steps are bounded. */
    public static LongSupplier ticker() {
        return ticker(ManagementFactory.getThreadMXBean());
    }

    static LongSupplier ticker(ThreadMXBean threads) {
        return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? threads::getCurrentThreadCpuTime
                : () -> 0;
    }
}
