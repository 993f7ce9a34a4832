package dev.assent.bench.compare;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Linux says of a process. */
final class ProcFiles {
    /** What {@code getconf CLK_TCK} says on every Linux that runs Java. */
    private static final double TICKS_PER_SECOND = 100;

    private static final Splitter FIELDS = Splitter.on(' ');

    private ProcFiles() {}

    /** Seconds of CPU that the process and its threads have used, in user and kernel mode. */
    static double cpuSeconds(long pid) throws IOException {
        return cpuSeconds(Files.readString(Path.of("/proc/" + pid + "/stat")));
    }

    /** Of the text of {@code /proc/PID/stat}: fields 14 and 15. The name of the program, in parentheses, may hold anything. */
    static double cpuSeconds(String stat) {
        List<String> afterName = FIELDS.splitToList(stat.substring(stat.lastIndexOf(')') + 2));
        return (Long.parseLong(afterName.get(11)) + Long.parseLong(afterName.get(12))) / TICKS_PER_SECOND;
    }

    /** Resident memory now, in MiB. */
    static double residentMiB(long pid) throws IOException {
        return mib(Files.readString(Path.of("/proc/" + pid + "/status")), "VmRSS:");
    }

    /** The most resident memory that there was, in MiB. */
    static double mostResidentMiB(long pid) throws IOException {
        return mib(Files.readString(Path.of("/proc/" + pid + "/status")), "VmHWM:");
    }

    static double mib(String status, String field) {
        return status.lines()
                        .filter(line -> line.startsWith(field))
                        .map(line -> FIELDS.splitToList(
                                        line.substring(field.length()).strip())
                                .get(0))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("status: no " + field))
                / 1024.0;
    }
}
