package dev.assent.server.config;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Where a listener listens. {@code toString()} is the form that {@link #parse} reads. */
public sealed interface ListenAddress {
    /**
     * Reads {@code HOST:PORT}, {@code [IPV6]:PORT} or {@code unix:PATH}.
     *
     * @throws IllegalArgumentException with a message for the operator
     */
    static ListenAddress parse(String text) {
        return ListenAddressParser.parse(text);
    }

    /** Whether nobody on another machine can reach it. */
    boolean isLocal();

    /** The same address, a relative path taken from this folder. */
    ListenAddress in(Path folder);

    /**
     * A TCP port.
     *
     * @param host name, IPv4 or IPv6 address; without brackets
     * @param port 0 means any that is free
     */
    record Tcp(String host, int port) implements ListenAddress {
        private static final String LOCALHOST = "localhost";

        public Tcp {
            requireNonNull(host, "host");
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
            }
        }

        /** Only loopback addresses, and the name {@code localhost}; other names are not looked up. */
        @Override
        public boolean isLocal() {
            String name = host.toLowerCase(Locale.ROOT);
            return name.equals(LOCALHOST)
                    || ListenAddressParser.literal(host)
                            .map(InetAddress::isLoopbackAddress)
                            .orElse(false);
        }

        @Override
        public Tcp in(Path folder) {
            return this;
        }

        /** What to bind. Looks names up, so it may take time and the answer may be unresolved. */
        public InetSocketAddress toSocketAddress() {
            // the name might be mapped to another address; we promised that it is local
            return host.toLowerCase(Locale.ROOT).equals(LOCALHOST)
                    ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                    : new InetSocketAddress(host, port);
        }

        @Override
        public String toString() {
            return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
        }
    }

    /** A Unix domain socket. */
    record Unix(Path path) implements ListenAddress {
        /** Bytes of a path that every kernel takes (macOS has the least: 104 with the zero at the end). */
        private static final int MAX_PATH = 103;

        public Unix {
            requireNonNull(path, "path");
            int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
            if (length > MAX_PATH) {
                throw new IllegalArgumentException("`unix:" + path + "` is too long: the path has " + length
                        + " bytes and a socket's path at most " + MAX_PATH);
            }
        }

        @Override
        public boolean isLocal() {
            return true;
        }

        @Override
        public Unix in(Path folder) {
            return new Unix(folder.resolve(path));
        }

        @Override
        public String toString() {
            return "unix:" + path;
        }
    }
}
