package dev.assent.engine.mask;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.CharBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The common formats of credentials. Each is found by a literal in it, then held to its pattern from there on, so that a text
 * without such literals costs a few searches and no pattern runs over it. Group 1 of the pattern is the secret.
 */
enum SecretFormat {
    /** RFC 7468, and the armour of OpenPGP (RFC 9580); without its end, all that follows. */
    PRIVATE_KEY(
            List.of("-----BEGIN "),
            "(?s)(-----BEGIN (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----"
                    + ".*?(?:-----END (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----|\\z))",
            Start.ANYWHERE),
    /** AWS Identity and Access Management, "IAM identifiers": long-term and temporary access keys. */
    AWS_ACCESS_KEY_ID(List.of("AKIA", "ASIA"), "((?:AKIA|ASIA)[A-Z0-9]{16})", Start.ANYWHERE),
    /** GitHub Docs, "About authentication to GitHub", token formats. */
    GITHUB(
            List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
            "(gh[pousr]_[A-Za-z0-9]{36}[A-Za-z0-9_]*|github_pat_[A-Za-z0-9_]{22}[A-Za-z0-9_]*)",
            Start.ANYWHERE),
    /** GitLab Docs, "GitLab token overview", token prefixes. */
    GITLAB(
            List.of("glpat-", "gloas-", "gldt-", "glrt-", "glcbt-", "glptt-", "glft-", "glimt-", "glagent-", "glsoat-"),
            "(gl[a-z]{2,5}-[A-Za-z0-9_-]{20}(?:[A-Za-z0-9_-]|\\.[A-Za-z0-9])*)",
            Start.ANYWHERE),
    /** Slack API, "Tokens". */
    SLACK(
            List.of("xoxa-", "xoxb-", "xoxe-", "xoxp-", "xoxr-", "xoxs-", "xapp-"),
            "((?:xox[abeprs]|xapp)-[A-Za-z0-9-]{10}[A-Za-z0-9-]*)",
            Start.ANYWHERE),
    /** Stripe Docs, "API keys": secret and restricted keys, and webhook signing secrets. */
    STRIPE(
            List.of("sk_live_", "rk_live_", "sk_test_", "rk_test_", "whsec_"),
            "((?:[rs]k_(?:live|test)|whsec)_[A-Za-z0-9]{10}[A-Za-z0-9]*)",
            Start.ANYWHERE),
    /** Google Cloud, "API keys"; OAuth 2.0 client secrets and access tokens. */
    GOOGLE(
            List.of("AIza", "GOCSPX-", "ya29."),
            "(AIza[0-9A-Za-z_-]{35}|GOCSPX-[0-9A-Za-z_-]{20}[0-9A-Za-z_-]*|ya29\\.[0-9A-Za-z_-]{20}[0-9A-Za-z_-]*)",
            Start.ANYWHERE),
    /** Keys of model APIs, as OpenAI and Anthropic write them: {@code sk-...}, {@code sk-proj-...}, {@code sk-ant-...}. */
    MODEL_API(List.of("sk-"), "(sk-[A-Za-z0-9_-]{20}[A-Za-z0-9_-]*)", Start.WORD) {
        @Override
        boolean isSecret(String secret, boolean endsLine) {
            return Shape.isRandom(secret);
        }
    },
    /** npm Docs, "About access tokens". */
    NPM(List.of("npm_"), "(npm_[A-Za-z0-9]{36})", Start.ANYWHERE),
    /** PyPI, "API tokens". */
    PYPI(List.of("pypi-"), "(pypi-[A-Za-z0-9_-]{16}[A-Za-z0-9_-]*)", Start.ANYWHERE) {
        @Override
        boolean isSecret(String secret, boolean endsLine) {
            return Shape.isRandom(secret);
        }
    },
    /** RFC 7519, RFC 7516: three or five parts in base64url, the first of them a JSON object. */
    JWT(
            List.of("eyJ"),
            "(eyJ[A-Za-z0-9_-]{8}[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]{4}[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]*){0,2})",
            Start.WORD),
    /** RFC 6750. */
    BEARER(List.of("bearer "), "(?i)bearer[ \\t]{1,3}([A-Za-z0-9._~+/=-]{8}[A-Za-z0-9._~+/=-]*)", Start.WORD) {
        @Override
        boolean isSecret(String secret, boolean endsLine) {
            return Shape.isBearerToken(secret);
        }
    },
    /** RFC 7617. */
    BASIC(List.of("basic "), "(?i)basic[ \\t]{1,3}([A-Za-z0-9+/]{4}[A-Za-z0-9+/]*={0,2})", Start.WORD) {
        @Override
        boolean isSecret(String secret, boolean endsLine) {
            return Shape.isBasicCredentials(secret);
        }
    },
    /** RFC 3986, section 3.2.1: the password in the authority of a URL. */
    URL_PASSWORD(List.of("://"), "://[^\\s/?#:@\"'<>]*:([^\\s/?#@\"'<>]+)@", Start.ANYWHERE),
    /** A token in the place of the user name, as in {@code https://TOKEN@host/}. */
    URL_TOKEN(List.of("://"), "://([^\\s/?#:@\"'<>]{20}[^\\s/?#:@\"'<>]*)@", Start.ANYWHERE),
    /** {@code password=...}, {@code "token": "..."} and the like, in the middle of a text. */
    QUOTED_SETTING(
            Settings.WORDS,
            Settings.WORD + Settings.SEPARATOR
                    + "(?:\"((?:[^\"\\\\\\n]|\\\\.)+)|'((?:[^'\\\\\\n]|\\\\.)+)|\\\\{1,3}[\"']([^\"'\\\\\\n]+))",
            Start.ANYWHERE) {
        @Override
        boolean isSecret(String secret, boolean endsLine) {
            return Shape.isAssigned(secret);
        }
    },
    ASSIGNED_SETTING(
            Settings.WORDS,
            Settings.WORD + "(?::=|=>|[:=])([^\\s\"'\\\\,;&<>${%*/][^\\s\"'\\\\,;&<>]*)",
            Start.ANYWHERE) {
        @Override
        boolean isSecret(String secret, boolean endsLine) {
            return Shape.isAssigned(secret);
        }
    },
    BARE_SETTING(
            Settings.WORDS,
            Settings.WORD + "[ \\t]{0,3}(?::=|=>|[:=])[ \\t]{1,3}([^\\s\"'\\\\,;&<>${%*/][^\\s\"'\\\\,;&<>]*)",
            Start.ANYWHERE) {
        @Override
        boolean isSecret(String secret, boolean endsLine) {
            return Shape.isBareSetting(secret, endsLine);
        }
    },
    /** {@code --password ...} on a command line. */
    FLAG(
            List.of("--"),
            "(?i)--(?:[a-z0-9]+-){0,3}(?:password|passwd|passphrase|secret|token|(?:api|access|private|secret)-?key)"
                    + "[ \\t]{1,3}[\"']?([^\\s\"'\\\\-][^\\s\"'\\\\]*)",
            Start.ANYWHERE) {
        @Override
        boolean isSecret(String secret, boolean endsLine) {
            return Shape.isAssigned(secret);
        }
    };

    /** What may stand before the literal. */
    enum Start {
        ANYWHERE,
        /** No letter, digit, {@code _} or {@code -}: else each piece of a long word would be looked at anew. */
        WORD
    }

    /** A first look goes no further, in UTF-16 units; only a match that reaches the end is looked at whole. */
    private static final int FIRST_LOOK = 256;

    /** The same for a setting, whose value can go on for ever and be none in the end. */
    private static final int FIRST_LOOK_AT_SETTING = 96;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> literals;

    private final boolean anyCase;
    private final Pattern pattern;
    private final Start start;

    SecretFormat(List<String> literals, String pattern, Start start) {
        this.literals = literals;
        // anchored in the pattern: asked to look only at the start, RE2J would still read to the end
        this.pattern = Pattern.compile("\\A(?:" + pattern + ")");
        this.anyCase = pattern.startsWith("(?i)");
        this.start = start;
    }

    /** What every text of this format has in it; in small letters if the case does not count. */
    List<String> literals() {
        return literals;
    }

    boolean anyCase() {
        return anyCase;
    }

    /** Whether what fits the pattern is a secret. */
    boolean isSecret(String secret, boolean endsLine) {
        return true;
    }

    /** The secret of a text of this format whose literal stands at an index. */
    Optional<Span> at(String text, int index) {
        if (start == Start.WORD && index > 0 && isPartOfWord(text.charAt(index - 1))) {
            return Optional.empty();
        }
        int end = (int) Math.min(text.length(), index + firstLook());
        return match(text, index, end)
                .flatMap(span -> span.end() == end && end < text.length()
                        ? match(text, index, text.length())
                        : Optional.of(span));
    }

    private long firstLook() {
        return switch (this) {
            case PRIVATE_KEY, JWT -> Integer.MAX_VALUE;
            case QUOTED_SETTING, ASSIGNED_SETTING, BARE_SETTING, FLAG -> FIRST_LOOK_AT_SETTING;
            default -> FIRST_LOOK;
        };
    }

    private Optional<Span> match(String text, int from, int to) {
        Matcher matcher = pattern.matcher(CharBuffer.wrap(text, from, to));
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        int group = 1;
        while (matcher.start(group) < 0) {
            group++;
        }
        Span span = new Span(from + matcher.start(group), from + matcher.end(group));
        boolean endsLine = span.end() == text.length() || "\r\n".indexOf(text.charAt(span.end())) >= 0;
        return isSecret(text.substring(span.start(), span.end()), endsLine) ? Optional.of(span) : Optional.empty();
    }

    private static boolean isPartOfWord(char unit) {
        return unit == '_' || unit == '-' || (unit < 128 && Character.isLetterOrDigit(unit));
    }

    /** Small letters for large ones in ASCII: the indexes stay what they are. */
    static String lower(String text) {
        boolean ascii = text.chars().allMatch(unit -> unit < 128);
        if (ascii) {
            return text.toLowerCase(Locale.ROOT);
        }
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            units[i] = units[i] >= 'A' && units[i] <= 'Z' ? (char) (units[i] + ('a' - 'A')) : units[i];
        }
        return new String(units);
    }
}
