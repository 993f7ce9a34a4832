package dev.assent.bench.compare;

import dev.assent.bench.load.AssentTarget;
import dev.assent.bench.load.BoxRules;
import dev.assent.bench.load.CerbosTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Starts servers, each with its files in a folder of its own.
 *
 * @param folder on a disk
 * @param assent the launcher
 * @param cerbos its binary
 * @param javaHome the Java that ours and the no-op run on
 */
record Lab(Path folder, Path assent, Path cerbos, Path javaHome) {
    private static final String LOOPBACK = "127.0.0.1";

    /** The link to the folder of policies, in the folder that a server of ours was started in. */
    static final String POLICIES = "policies";

    /** What it says, beside that. */
    static final String OUTPUT = "output";

    Lab on(Path otherJava) {
        return new Lab(folder, assent, cerbos, otherJava);
    }

    /** Ours, started by its launcher. What no rule matches is denied, as with Cerbos; all else is as it comes. */
    Server assent(int boxes, boolean unix) throws IOException, InterruptedException {
        return assent(Files.createTempDirectory(folder, "assent-"), boxes, unix);
    }

    /** The same, in a folder that is there. */
    Server assent(Path home, int boxes, boolean unix) throws IOException, InterruptedException {
        BoxRules.writeForAssent(home.resolve("first"), boxes);
        Files.createSymbolicLink(home.resolve(POLICIES), home.resolve("first"));
        Path config = Files.writeString(home.resolve("assent.yaml"), "decision: {default_effect: deny}\n");
        String address = address(home, unix);
        ProcessBuilder command = new ProcessBuilder(
                assent.toString(),
                "serve",
                "--config=" + config,
                "--policies=" + home.resolve(POLICIES),
                "--data=" + home.resolve("data"),
                "--agent-listen=" + address,
                "--review-listen=" + LOOPBACK + ":" + freePort(),
                "--http-listen=" + LOOPBACK + ":" + freePort());
        command.environment().put("ASSENT_JAVA_HOME", javaHome.toString());
        return Server.await("assent", command, home.resolve(OUTPUT), address, AssentTarget.sidecar(1), boxes);
    }

    /** The no-op, with the JVM flags that the process of ours was started with, and an answer of the same size. */
    Server noop(Server ours, boolean unix) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory(folder, "noop-");
        Path answer = Files.write(home.resolve("answer"), ours.answer());
        String address = address(home, unix);
        List<String> command =
                new ArrayList<>(List.of(javaHome.resolve("bin/java").toString()));
        command.addAll(
                jvmFlags(Files.readString(Path.of("/proc/" + ours.process().pid() + "/cmdline"))));
        Collections.addAll(
                command,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.assent.bench.load.NoopServer",
                unix ? address : address.substring(LOOPBACK.length() + 1),
                answer.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(launcherEnvironment(ours.process().pid()));
        return Server.await("no-op", builder, home.resolve("output"), address, AssentTarget.noop(1), ours.boxes());
    }

    /** Cerbos as its documentation advises; with audit it writes a file of its decisions. */
    Server cerbos(int boxes, boolean unix, boolean audit) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory(folder, "cerbos-");
        BoxRules.writeForCerbos(home.resolve("policies"), boxes);
        String address = address(home, unix);
        Path config = Files.writeString(home.resolve("cerbos.yaml"), """
                server: {httpListenAddr: "%s:%d", grpcListenAddr: "%s"}
                storage: {driver: disk, disk: {directory: "%s", watchForChanges: false}}
                telemetry: {disabled: true}
                audit: {enabled: %b, accessLogsEnabled: false, decisionLogsEnabled: true, backend: file, file: {path: "%s"}}
                schema: {enforcement: none}
                engine: {strictEvaluation: true}
                """.formatted(
                        LOOPBACK, freePort(), address, home.resolve("policies"), audit, home.resolve("audit.log")));
        ProcessBuilder command = new ProcessBuilder(
                cerbos.toString(), "server", "--config=" + config, "--log-level=error", "--debug-listen-addr=");
        String name = audit ? "Cerbos, audit on" : "Cerbos";
        return Server.await(name, command, home.resolve("output"), address, new CerbosTarget(), boxes);
    }

    /** Options of the JVM alone: no class path, no main class, no archive, which fits one class path only. */
    static List<String> jvmFlags(String commandLine) {
        return Arrays.stream(commandLine.split("\0"))
                .skip(1)
                .takeWhile(word -> !word.equals("-cp"))
                .filter(word -> !word.startsWith("-XX:AOTCache=") && !word.startsWith("-XX:SharedArchiveFile="))
                .toList();
    }

    /** What the launcher sets for the C library's memory. */
    private static java.util.Map<String, String> launcherEnvironment(long pid) throws IOException {
        return Arrays.stream(
                        Files.readString(Path.of("/proc/" + pid + "/environ")).split("\0"))
                .filter(entry -> entry.startsWith("MALLOC_"))
                .map(entry -> entry.split("=", 2))
                .collect(java.util.stream.Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String address(Path home, boolean unix) throws IOException {
        return unix ? "unix:" + home.resolve("socket") : LOOPBACK + ":" + freePort();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
