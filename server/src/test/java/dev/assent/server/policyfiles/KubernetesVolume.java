package dev.assent.server.policyfiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A folder as a kubelet lays out a ConfigMap: {@code x -> ..data/x}, {@code ..data -> ..2026_01_02_1}. An update makes a new
 * folder, moves a new {@code ..data} link over the old one, then deletes the old folder.
 */
final class KubernetesVolume {
    private final Path mount;
    private int version;

    KubernetesVolume(Path mount) {
        this.mount = mount;
    }

    void swap(String name, String text) throws IOException {
        String old = "..2026_01_02_" + version;
        version++;
        String fresh = "..2026_01_02_" + version;
        Files.createDirectory(mount.resolve(fresh));
        Files.writeString(mount.resolve(fresh).resolve(name), text);
        Path link = Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of(fresh));
        Files.move(link, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        if (!Files.exists(mount.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(mount.resolve(name), Path.of("..data", name));
        }
        Files.deleteIfExists(mount.resolve(old).resolve(name));
        Files.deleteIfExists(mount.resolve(old));
    }
}
