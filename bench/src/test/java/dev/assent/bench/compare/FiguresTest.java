package dev.assent.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void median_isTheMiddleOrBetweenTheMiddleTwo() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0), x -> x)).isEqualTo(new Spread(2, 1, 3));
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0), x -> x)).isEqualTo(new Spread(2.5, 1, 4));
    }

    @Test
    void spread_isLeftOutOfASingleValue() {
        assertThat(new Spread(2, 1, 3).text("%.0f")).isEqualTo("2 (1 to 3)");
        assertThat(new Spread(2, 2, 2).text("%.0f")).isEqualTo("2");
    }

    @Test
    void cpuSeconds_areUserAndSystemTime_whateverTheProgramIsCalled() {
        String stat = "42 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 250 150 0 0 20 0 1 0 100 1000 200";
        assertThat(ProcFiles.cpuSeconds(stat)).isEqualTo(4.0);
    }

    @Test
    void memory_isReadByItsName() {
        String status = "Name:\tjava\nVmHWM:\t   204800 kB\nVmRSS:\t  102400 kB\n";
        assertThat(ProcFiles.mib(status, "VmRSS:")).isEqualTo(100);
        assertThat(ProcFiles.mib(status, "VmHWM:")).isEqualTo(200);
    }

    @Test
    void h2load_isReadFromItsSummaryAndItsLog() {
        H2load.Report report = H2load.report(
                "requests: 4 total, 4 started, 4 done, 3 succeeded, 1 failed, 0 errored, 0 timeout\n",
                "1\t200\t40\n2\t200\t10\n3\t200\t30\n4\t500\t20\n",
                2);
        assertThat(report.succeeded()).isEqualTo(3);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.percentile(50)).isEqualTo(20);
        assertThat(report.percentile(99)).isEqualTo(40);
    }

    @Test
    void flagsOfTheNoop_areThoseOfTheLauncher_withoutItsArchive() {
        String line =
                "/java/bin/java\0-XX:+UseSerialGC\0-XX:AOTCache=/a.aot\0-Xss512k\0-cp\0a.jar\0-Dx=y\0Main\0serve\0";
        assertThat(Lab.jvmFlags(line)).containsExactly("-XX:+UseSerialGC", "-Xss512k");
    }
}
