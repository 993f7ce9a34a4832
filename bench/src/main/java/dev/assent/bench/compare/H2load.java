package dev.assent.bench.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator of nghttp2: one fixed request, as fast as answers come. It does not look into answers. */
final class H2load {
    private static final Pattern REQUESTS = Pattern.compile(
            "requests: (\\d+) total, (\\d+) started, (\\d+) done, (\\d+) succeeded, (\\d+) failed, (\\d+) errored");

    private final Path program;
    private final Path folder;

    H2load(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** What one run came to. */
    static final class Report {
        private final long succeeded;
        private final long failed;
        private final double seconds;
        private final long[] sortedMicros;

        private Report(long succeeded, long failed, double seconds, long[] sortedMicros) {
            this.succeeded = succeeded;
            this.failed = failed;
            this.seconds = seconds;
            this.sortedMicros = sortedMicros;
        }

        long succeeded() {
            return succeeded;
        }

        long failed() {
            return failed;
        }

        double perSecond() {
            return succeeded / seconds;
        }

        /** Time to the last byte of an answer that so many percent do not exceed, in microseconds. */
        double percentile(double percent) {
            int place = (int) Math.ceil(sortedMicros.length * percent / 100) - 1;
            return sortedMicros.length == 0 ? 0 : sortedMicros[Math.max(0, place)];
        }
    }

    Report run(Server server, int connections, int streams, int seconds) throws IOException, InterruptedException {
        Path body = folder.resolve("request");
        Path log = Files.createTempFile(folder, "h2load", ".log");
        Path output = folder.resolve("h2load.output");
        byte[] message = server.target().fixed().request();
        Files.write(
                body,
                ByteBuffer.allocate(5 + message.length)
                        .put((byte) 0)
                        .putInt(message.length)
                        .put(message)
                        .array());
        String path = "/" + server.target().method().getFullMethodName();
        boolean unix = server.address().startsWith("unix:");
        ProcessBuilder command = new ProcessBuilder(
                program.toString(),
                "-t1",
                "-c" + connections,
                "-m" + streams,
                "-D" + seconds,
                "-d" + body,
                "-Hcontent-type: application/grpc",
                "-Hte: trailers",
                "--log-file=" + log);
        if (unix) {
            command.command().add("-B" + server.address());
        }
        command.command().add("http://" + (unix ? "localhost" : server.address()) + path);
        try {
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(seconds + 30L, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return report(Files.readString(output), Files.readString(log), seconds);
        } finally {
            Files.delete(log);
        }
    }

    /** @param log one line an answer: when it began in microseconds, status, microseconds it took */
    static Report report(String output, String log, double seconds) {
        Matcher requests = REQUESTS.matcher(output);
        if (!requests.find()) {
            throw new IllegalStateException("h2load says something else:\n" + output);
        }
        long[] micros = log.lines()
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf('\t') + 1)))
                .sorted()
                .toArray();
        long failed = Long.parseLong(requests.group(5)) + Long.parseLong(requests.group(6));
        return new Report(Long.parseLong(requests.group(4)), failed, seconds, micros);
    }
}
