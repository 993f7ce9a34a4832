package dev.assent.client;

import java.util.Locale;

/** Where a server listens: {@code HOST:PORT}, {@code [IPv6]:PORT} or {@code unix:PATH}. */
public sealed interface ServerAddress {
    /** A TCP port; IPv6 addresses without brackets. */
    record Tcp(String host, int port) implements ServerAddress {
        @Override
        public boolean isThisMachine() {
            String name = host.toLowerCase(Locale.ROOT);
            return name.equals("localhost")
                    || name.equals("::1")
                    || name.equals("0:0:0:0:0:0:0:1")
                    || name.matches("127(\\.[0-9]{1,3}){3}");
        }

        @Override
        public String toString() {
            return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** A Unix domain socket. */
    record Unix(String path) implements ServerAddress {
        @Override
        public boolean isThisMachine() {
            return true;
        }

        @Override
        public String toString() {
            return "unix:" + path;
        }
    }

    /** Whether what is sent there cannot leave this machine. Asks no name server. */
    boolean isThisMachine();

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with a message for people, if the text is none
     */
    static ServerAddress parse(String text) {
        if (text.startsWith("unix:")) {
            String path = text.substring("unix:".length());
            if (path.isEmpty() || path.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("the address names no socket (expected: unix:PATH)");
            }
            return new Unix(path);
        }
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw new IllegalArgumentException("an IPv6 address stands in brackets (expected: [::1]:7471)");
        }
        if (colon < 0 || host.isBlank() || !host.strip().equals(host)) {
            throw new IllegalArgumentException("not an address (expected: HOST:PORT or unix:PATH)");
        }
        return new Tcp(host, port(text.substring(colon + 1)));
    }

    private static int port(String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("the address has no port between 1 and 65535 (expected: HOST:PORT)");
        }
        return port;
    }
}
