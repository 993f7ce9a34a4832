package dev.assent.engine.policy;

import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode.Scalar;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms of the names that authors give. */
enum Names {
    POLICY("name", "[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*", "lower-case letters, digits and hyphens, parts joined by dots"),
    RULE("id", "[A-Za-z][A-Za-z0-9_.-]*", "a letter, then letters, digits, '_', '.' and '-'"),
    VARIABLE("name", "[A-Za-z_][A-Za-z0-9_]*", "a letter or '_', then letters, digits and '_'; no word of CEL"),
    GROUP("group", "[A-Za-z0-9][A-Za-z0-9_.:@/-]*", "a letter or digit, then letters, digits and '_.:@/-'"),
    LABEL("label", "[a-z][a-z0-9-]*", "a lower-case letter, then lower-case letters, digits and '-'"),
    OBLIGATION("type", "[A-Za-z][A-Za-z0-9_.-]*", "a letter, then letters, digits, '_', '.' and '-'"),
    PROPERTY("property", "[A-Za-z_][A-Za-z0-9_.-]*", "a letter or '_', then letters, digits, '_', '.' and '-'");

    private static final int MAX_LENGTH = 100;

    private static final Set<String> WORDS_OF_CEL = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "package",
            "namespace",
            "null",
            "return",
            "true",
            "var",
            "void",
            "while");

    private final String key;
    private final Pattern form;
    private final String expected;

    Names(String key, String form, String expected) {
        this.key = key;
        this.form = Pattern.compile(form);
        this.expected = expected;
    }

    boolean check(Scalar name, Problems problems) {
        String text = name.value();
        boolean reserved = this == VARIABLE && WORDS_OF_CEL.contains(text);
        if (text.length() <= MAX_LENGTH && form.matcher(text).matches() && !reserved) {
            return true;
        }
        problems.error(
                name, key + " is '" + text + "' (expected: " + expected + "; at most " + MAX_LENGTH + " characters)");
        return false;
    }
}
