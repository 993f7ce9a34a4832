package dev.assent.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ThreadMXBean;
import java.lang.reflect.Proxy;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class ThreadCpuTimeTest {
    @Test
    void ticker_advancesWithWork() {
        LongSupplier ticker = ThreadCpuTime.ticker();
        long start = ticker.getAsLong();
        long looks = 0;
        while (ticker.getAsLong() == start) {
            assertThat(looks++).isLessThan(100_000_000L);
        }
        assertThat(ticker.getAsLong()).isGreaterThan(start);
    }

    @Test
    void ticker_ofAnotherThread_isItsOwn() throws InterruptedException {
        LongSupplier ticker = ThreadCpuTime.ticker();
        while (ticker.getAsLong() < 20_000_000L) {
            Thread.onSpinWait();
        }
        long[] fresh = {Long.MAX_VALUE};
        Thread other = new Thread(() -> fresh[0] = ticker.getAsLong());
        other.start();
        other.join();
        assertThat(fresh[0]).isLessThan(ticker.getAsLong());
    }

    @Test
    void ticker_whereTheJvmCannotTell_standsStill() {
        ThreadMXBean untold = (ThreadMXBean) Proxy.newProxyInstance(
                ThreadMXBean.class.getClassLoader(), new Class<?>[] {ThreadMXBean.class}, (proxy, method, args) -> {
                    if (method.getReturnType() == boolean.class) {
                        return false;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
        assertThat(ThreadCpuTime.ticker(untold).getAsLong()).isZero();
    }
}
