package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every {@code console} block of docs/policies.md, run in order as a reader would, prints what it shows; {@code ...} stands for
 * any text. The blocks that name a file are the files. A block may name a change, {@code FILE: TEXT -> OTHER}, that it wants.
 */
class ManualTest {
    private static final Pattern FILE = Manual.block("(?:yaml|json) (\\S+)");
    private static final Pattern CHANGE = Pattern.compile("(\\S+)/(\\S+): (.+) -> (.+)");

    private final Manual manual = Manual.page("policies.md");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> commands() {
        return manual.commands().stream().map(block -> DynamicTest.dynamicTest(block.group(2), () -> check(block)));
    }

    /** A command that stands in another block would not be run. */
    @Test
    void thereIsNoOtherBlockWithACommand() {
        assertThat(manual.commands()).hasSizeGreaterThan(6);
        assertThat(manual.otherLines())
                .noneMatch(line -> line.matches("(\\$ )?(\\./)?assent (check|test|explain|replay).*"));
    }

    private void check(MatchResult block) throws IOException {
        write(block.group(1));
        Ran ran = Ran.assent(arguments(block.group(2)));
        String shown = Stream.of(block.group(3).split("\\.\\.\\.", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElseThrow();
        String printed = (ran.out() + ran.err()).replaceAll(" +\n", "\n");
        assertThat(printed).matches(printed.matches(shown) ? shown : Pattern.quote(block.group(3)));
    }

    private void write(String change) throws IOException {
        policies("my-policies");
        for (MatchResult file : files()) {
            Files.writeString(folder.resolve(file.group(1)), file.group(2));
        }
        Matcher wanted = CHANGE.matcher(change);
        if (wanted.matches()) {
            Path changed = policies(wanted.group(1)).resolve(wanted.group(2));
            String text = Files.readString(changed);
            assertThat(text).contains(wanted.group(3));
            Files.writeString(changed, text.replace(wanted.group(3), wanted.group(4)));
        } else {
            assertThat(change).isEmpty();
        }
    }

    /** A folder with the policy of the page, its data and its tests. */
    private Path policies(String name) throws IOException {
        Path policies = Files.createDirectories(folder.resolve(name));
        for (MatchResult file : files()) {
            if (file.group(1).startsWith("trips.")) {
                Files.writeString(policies.resolve(file.group(1)), file.group(2));
            }
        }
        return policies;
    }

    private List<MatchResult> files() {
        return FILE.matcher(manual.text()).results().toList();
    }

    /** What names a file of the reader's folder names one of ours. */
    private String[] arguments(String line) {
        return Manual.words(line).stream()
                .map(text -> {
                    boolean path = text.startsWith("my-") || text.endsWith(".jsonl") || text.endsWith(".xml");
                    return path ? folder.resolve(text).toString() : text;
                })
                .toArray(String[]::new);
    }
}
