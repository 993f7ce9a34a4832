package dev.assent.server.config;

import dev.assent.engine.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The configuration file: YAML, one level of sections, keys named as in {@link SidecarConfig}.
 *
 * <pre>{@code
 * policies: policies
 * data: /var/lib/assent
 * agent:
 *   listen: unix:/run/assent/agent.sock
 * review:
 *   listen: 127.0.0.1:7472
 *   self: refuse              # refuse | allow
 * http:
 *   listen: 0.0.0.0:7473
 * decision:
 *   default_effect: ask       # ask | deny
 * asks:
 *   max_pending: 10000
 *   max_pending_per_agent: 1000
 *   max_pending_per_session: 100
 *   redeem_within: 10m
 * audit:
 *   durability: process       # process | fsync
 * grpc:
 *   reflection: false
 * }</pre>
 */
public final class ConfigFile {
    private static final int MAX_BYTES = 1 << 20;

    private ConfigFile() {}

    /**
     * The base with what the file sets. Relative paths in the file start at the file's folder.
     *
     * @throws ConfigException with everything that is wrong, if anything is: an unknown key, a key twice, a key without a
     *     value, a value of the wrong type
     */
    public static SidecarConfig read(Path file, SidecarConfig base) {
        SourceFile source = new SourceFile(file.toString(), text(file));
        return new ConfigReader(source, file.toAbsolutePath().resolveSibling("")).read(base);
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ConfigException(
                        "the configuration file `" + file + "` is longer than " + MAX_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw new ConfigException("there is no configuration file `" + file + "`");
        } catch (CharacterCodingException e) {
            throw new ConfigException("the configuration file `" + file + "` is not UTF-8");
        } catch (IOException e) {
            throw new ConfigException("the configuration file `" + file + "` cannot be read: " + e.getMessage());
        }
    }
}
