package dev.assent.bench.compare;

import dev.assent.bench.load.OneCall;
import dev.assent.bench.load.Target;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A server that runs as a process.
 *
 * @param address {@code HOST:PORT} or {@code unix:PATH}
 * @param boxes copies of the rules that it has
 * @param startSeconds from its start to its first answer
 */
record Server(String name, Process process, String address, Target target, int boxes, double startSeconds)
        implements AutoCloseable {
    private static final long START_SECONDS = 120;

    /** Waits for the first answer. */
    static Server await(String name, ProcessBuilder command, Path output, String address, Target target, int boxes)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        while (process.isAlive() && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(START_SECONDS)) {
            try {
                OneCall.answer(address, target, target.fixed());
                return new Server(name, process, address, target, boxes, (System.nanoTime() - start) / 1e9);
            } catch (StatusRuntimeException e) {
                Thread.sleep(20);
            }
        }
        process.destroyForcibly();
        throw new IOException(name + " does not answer on " + address + ": see " + output);
    }

    /** The same process, asked for something else. */
    Server with(Target other) {
        return new Server(name, process, address, other, boxes, startSeconds);
    }

    /** The answer to the fixed request; checked. */
    byte[] answer() {
        byte[] answer = OneCall.answer(address, target, target.fixed());
        if (target.fixed().wrong(answer) > 0) {
            throw new IllegalStateException(name + " answers wrongly");
        }
        return answer;
    }

    double cpuSeconds() throws IOException {
        return ProcFiles.cpuSeconds(process.pid());
    }

    double residentMiB() throws IOException {
        return ProcFiles.residentMiB(process.pid());
    }

    double mostResidentMiB() throws IOException {
        return ProcFiles.mostResidentMiB(process.pid());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
