package dev.assent.engine.yaml;

import dev.assent.engine.source.SourceFile;
import dev.assent.engine.yaml.YamlNode.Mark;

/** The way from the text of a scalar back to the file, through quotes, escapes, folded lines and indentation. */
public final class ScalarPlaces {
    private final SourceFile file;
    private final Mark start;
    private final ScalarStyle style;
    private final int startIndex;
    private final int endIndex;
    private final String value;

    ScalarPlaces(SourceFile file, Mark start, ScalarStyle style, int startIndex, int endIndex, String value) {
        this.file = file;
        this.start = start;
        this.style = style;
        this.startIndex = startIndex;
        this.endIndex = endIndex;
        this.value = value;
    }

    /** Where a code point of the text stands in the file; an offset at the end is the place behind the last one. */
    public Mark at(int offset) {
        int[] raw = file.text()
                .codePoints()
                .skip(startIndex)
                .limit(endIndex - (long) startIndex)
                .toArray();
        int[] origins = style.origins(raw, value);
        if (origins.length == 0) {
            return start;
        }
        int last = origins.length - 1;
        int index = offset <= last ? origins[Math.max(0, offset)] : origins[last] + 1;
        return walk(raw, index);
    }

    private Mark walk(int[] raw, int index) {
        int line = start.line();
        int column = start.column();
        for (int i = 0; i < index; i++) {
            boolean breaks = raw[i] == '\n' || (raw[i] == '\r' && (i + 1 == raw.length || raw[i + 1] != '\n'));
            line += breaks ? 1 : 0;
            column = breaks ? 1 : column + 1;
        }
        return new Mark(line, column);
    }
}
