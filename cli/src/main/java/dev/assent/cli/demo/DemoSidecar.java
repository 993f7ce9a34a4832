package dev.assent.cli.demo;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.client.BearerToken;
import dev.assent.client.ServerAddress;
import dev.assent.engine.call.CallDigest;
import dev.assent.engine.display.Untrusted;
import dev.assent.server.Sidecar;
import dev.assent.server.StartException;
import dev.assent.server.config.ListenAddress;
import dev.assent.server.config.SidecarConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A sidecar on free ports of this machine, with a data folder that goes when it closes or the program ends. */
final class DemoSidecar implements AutoCloseable {
    private static final ListenAddress.Tcp FREE_PORT = new ListenAddress.Tcp("127.0.0.1", 0);

    private static final int COLLEAGUES = 4;

    private final Sidecar sidecar;
    private final Path data;
    private final Thread atExit = new Thread(this::cleanUp, "assent-demo-exit");

    private DemoSidecar(Sidecar sidecar, Path data) {
        this.sidecar = sidecar;
        this.data = data;
    }

    static DemoSidecar start(Path policies) throws IOException {
        Path data = Files.createTempDirectory("assent-demo");
        SidecarConfig base = SidecarConfig.defaults(Map.of());
        SidecarConfig config = base.withPolicies(policies)
                .withData(data)
                .withAgent(new SidecarConfig.Agent(FREE_PORT))
                .withReview(new SidecarConfig.Review(FREE_PORT, base.review().self(), Optional.of(reviewers(data))))
                .withHttp(new SidecarConfig.Http(FREE_PORT));
        try {
            DemoSidecar started = new DemoSidecar(Sidecar.start(config, line -> {}), data);
            Runtime.getRuntime().addShutdownHook(started.atExit);
            return started;
        } catch (StartException e) {
            delete(data);
            throw new Failure(
                    ExitCode.FAILED,
                    "the demo's sidecar does not start: "
                            + new Untrusted(String.valueOf(e.getMessage())).displayMessage());
        }
    }

    /**
     * Whoever watches is in every group. So are some colleagues, since recorded asks want several people; nobody has their
     * tokens.
     */
    private static Path reviewers(Path data) throws IOException {
        SecureRandom random = new SecureRandom();
        String token = "asr_" + hex(random);
        Files.writeString(data.resolve("reviewer.token"), token);
        StringBuilder lines = new StringBuilder("local " + CallDigest.sha256(token) + " *\n");
        for (int i = 1; i <= COLLEAGUES; i++) {
            lines.append("colleague-" + i + " sha256:" + hex(random) + " *\n");
        }
        Path file = Files.createFile(
                data.resolve("reviewers.tokens"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, lines);
    }

    private static String hex(SecureRandom random) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    ServerAddress agents() {
        return ServerAddress.parse(sidecar.addresses().agents());
    }

    ServerAddress reviewers() {
        return ServerAddress.parse(sidecar.addresses().reviewers());
    }

    BearerToken token() throws IOException {
        return new BearerToken(Files.readString(data.resolve("reviewer.token")).strip());
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the program is ending, and the hook is at work
        }
        cleanUp();
    }

    private void cleanUp() {
        sidecar.close();
        delete(data);
    }

    /** What cannot be deleted stays: it is in the folder for temporary files. */
    private static void delete(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> paths = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : paths) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            return;
        }
    }
}
