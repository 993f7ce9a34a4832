package dev.assent.engine.cel;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the parser of CEL says, in words for people who write policies. */
final class ParserWords {
    private static final String UNCLOSED = "this text has no closing quote";
    private static final String SINGLE = "a single = means nothing (to compare, write ==)";
    private static final String NO_CEL = "' means nothing in CEL";
    private static final String OUT_OF_PLACE = "' cannot stand here";
    private static final String TOO_SHORT = "the expression ends too early";

    private static final Pattern UNREADABLE = Pattern.compile("token recognition error at: '(.*)'", Pattern.DOTALL);
    private static final Pattern UNEXPECTED =
            Pattern.compile("(?:mismatched|extraneous) input '(.*?)'(?: expecting .*)?", Pattern.DOTALL);
    private static final Pattern MISSING = Pattern.compile("missing (.*) at '(.*)'", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Operators that other languages have. */
    private static final Map<String, String> OPERATORS = Map.of("and", "&&", "or", "||", "not", "!");

    private ParserWords() {}

    static String plain(String message) {
        Matcher unreadable = UNREADABLE.matcher(message);
        if (unreadable.matches()) {
            return unreadable(unreadable.group(1));
        }
        Matcher unexpected = UNEXPECTED.matcher(message);
        if (unexpected.matches()) {
            return unexpected(unexpected.group(1));
        }
        Matcher missing = MISSING.matcher(message);
        if (missing.matches()) {
            return missing.group(1) + " is missing here";
        }
        return message;
    }

    /** Without what follows from another mistake: after characters that mean nothing the parser has lost its way. */
    static List<ExpressionIssue> withoutEchoes(List<ExpressionIssue> issues) {
        boolean unreadable = issues.stream().anyMatch(issue -> isUnreadable(issue.message()));
        return issues.stream()
                .filter(issue -> !unreadable || !isUnexpected(issue.message()))
                .distinct()
                .toList();
    }

    private static boolean isUnreadable(String message) {
        return message.equals(UNCLOSED) || message.equals(SINGLE) || message.endsWith(NO_CEL);
    }

    private static boolean isUnexpected(String message) {
        return message.equals(TOO_SHORT) || message.contains(OUT_OF_PLACE);
    }

    private static String unreadable(String text) {
        if (text.startsWith("'") || text.startsWith("\"")) {
            return UNCLOSED;
        }
        return text.startsWith("=") ? SINGLE : "'" + text.strip() + NO_CEL;
    }

    private static String unexpected(String text) {
        if (text.equals("<EOF>")) {
            return TOO_SHORT;
        }
        String operator = OPERATORS.get(text);
        if (operator != null) {
            return "'" + text + "' is no operator (write " + operator + ")";
        }
        String problem = "'" + text + OUT_OF_PLACE;
        return WORD.matcher(text).matches()
                ? problem + " (CEL needs quotes around a text, inside those of YAML: \"'a text'\")"
                : problem;
    }
}
