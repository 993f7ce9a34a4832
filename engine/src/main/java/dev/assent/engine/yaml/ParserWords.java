package dev.assent.engine.yaml;

/** What the YAML parser says, in words for people who write policies. */
final class ParserWords {
    private static final String QUOTE = " (put a text with any of [ ] { } , # or ': ' in quotes)";

    private ParserWords() {}

    static String plain(String problem) {
        if (problem.contains("\\t(TAB)")) {
            return "a tab (YAML is indented with blanks)";
        }
        if (problem.startsWith("expected <block end>")) {
            return problem.contains("<scalar>")
                    ? "something stands behind a text in quotes (the quotes must hold the whole value)"
                    : "the indentation does not fit the lines above";
        }
        if (problem.startsWith("expected ',' or") || problem.startsWith("mapping values are not allowed")) {
            return problem + QUOTE;
        }
        return problem;
    }
}
