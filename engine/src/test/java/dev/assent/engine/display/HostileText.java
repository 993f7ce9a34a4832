package dev.assent.engine.display;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One text of {@code hostile/texts.txt} with what is expected of it; the head of that file says how it is written. */
final class HostileText {
    private static final Pattern CODE_POINT = Pattern.compile("\\\\u\\{([0-9A-F]+)(?:\\*([0-9]+))?}");

    private final String name;
    private String raw = "";
    private boolean json;
    private Scripts scripts = Scripts.ASCII;
    private final List<String> expected = new ArrayList<>();

    private HostileText(String name) {
        this.name = name;
    }

    static List<HostileText> all() throws IOException {
        List<HostileText> texts = new ArrayList<>();
        try (InputStream file = HostileText.class.getResourceAsStream("/hostile/texts.txt")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (line.startsWith("== ")) {
                    texts.add(new HostileText(line.substring(3)));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    texts.get(texts.size() - 1).read(line);
                }
            }
        }
        return texts;
    }

    /** The lines of form and findings, as they stand in the file. */
    List<String> actual() {
        Untrusted text = new Untrusted(raw);
        Findings findings = json ? text.findingsJson() : text.findings();
        List<String> lines = new ArrayList<>();
        String form = json ? text.displayJson(scripts) : text.displayLines(scripts);
        for (String line : form.split("\n", -1)) {
            lines.add(("shown " + line).stripTrailing());
        }
        if (!findings.flags().isEmpty()) {
            lines.add("found " + findings.inWords());
        }
        findings.mixed().forEach(word -> lines.add("mixed " + word.describe()));
        return lines;
    }

    List<String> expected() {
        return expected;
    }

    String raw() {
        return raw;
    }

    private void read(String line) {
        int space = line.indexOf(' ');
        switch (space < 0 ? line : line.substring(0, space)) {
            case "raw", "json" -> {
                json = line.startsWith("json");
                Matcher codePoints = CODE_POINT.matcher(line.substring(space + 1));
                raw = codePoints.replaceAll(
                        found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))
                                .repeat(found.group(2) == null ? 1 : Integer.parseInt(found.group(2)))));
            }
            case "scripts" -> scripts = Scripts.parse(line.substring(space + 1));
            default -> expected.add(line);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
