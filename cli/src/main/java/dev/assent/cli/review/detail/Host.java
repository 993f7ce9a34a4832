package dev.assent.cli.review.detail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a value sends something: the host of a URL, the domain of an address. */
final class Host {
    private static final Pattern URL =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}+://(?:[^/?#@\\s]*+@)?+([^/?#:\\s]++).*+", Pattern.DOTALL);

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,128}+@([^@\\s/]{1,255}+)");

    private Host() {}

    static Optional<String> in(Object value) {
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        Matcher url = URL.matcher(text);
        if (url.matches()) {
            return Optional.of(url.group(1).toLowerCase(Locale.ROOT));
        }
        Matcher address = ADDRESS.matcher(text);
        return address.matches() ? Optional.of(address.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
