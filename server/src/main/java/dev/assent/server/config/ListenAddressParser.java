package dev.assent.server.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text to {@link ListenAddress}. */
final class ListenAddressParser {
    private static final String SOCKET = "unix:";
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern NAME = Pattern.compile("(?!-)[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*");
    private static final Pattern DOTTED = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private ListenAddressParser() {}

    static ListenAddress parse(String text) {
        if (text.startsWith(SOCKET)) {
            return socket(text);
        }
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw bad(text, "has no port: expected HOST:PORT or unix:PATH");
        }
        String host = host(text, text.substring(0, colon));
        String port = text.substring(colon + 1);
        if (!PORT.matcher(port).matches() || Integer.parseInt(port) > 65_535) {
            throw bad(text, "has no valid port: expected a number from 0 (any free port) to 65535");
        }
        return new ListenAddress.Tcp(host, Integer.parseInt(port));
    }

    /** The address if the host is one, not a name; never looks anything up. */
    static Optional<InetAddress> literal(String host) {
        if (!IPV4.matcher(host).matches() && !IPV6.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static ListenAddress socket(String text) {
        String path = text.substring(SOCKET.length());
        if (path.isEmpty()) {
            throw bad(text, "has no path: expected unix:PATH");
        }
        try {
            return new ListenAddress.Unix(Path.of(path));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("`" + text + "` is not a valid path", e);
        }
    }

    private static String host(String text, String host) {
        if (host.isEmpty()) {
            throw bad(text, "has no host: write 127.0.0.1 for this machine, 0.0.0.0 for every address");
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            String inner = host.substring(1, host.length() - 1);
            if (inner.indexOf(':') < 0 || literal(inner).isEmpty()) {
                throw bad(text, "has no valid IPv6 address in its brackets");
            }
            return inner;
        }
        if (host.indexOf(':') >= 0) {
            throw bad(text, "is ambiguous: write an IPv6 address in brackets, such as [::1]:7471");
        }
        // an address with a part too many or too large must not be looked up as a name
        boolean valid = DOTTED.matcher(host).matches()
                ? literal(host).isPresent()
                : NAME.matcher(host).matches();
        if (!valid) {
            throw bad(text, "has no valid host: expected a name or an address");
        }
        return host;
    }

    private static IllegalArgumentException bad(String text, String problem) {
        return new IllegalArgumentException("`" + text + "` " + problem);
    }
}
