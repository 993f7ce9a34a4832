package dev.assent.engine.yaml;

import dev.assent.engine.source.SourceFile;
import dev.assent.engine.yaml.YamlNode.Mapping;
import dev.assent.engine.yaml.YamlNode.Mark;
import dev.assent.engine.yaml.YamlNode.Scalar;
import dev.assent.engine.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;

/** Reads one document out of a file. */
public final class YamlReader {
    /** Longest file, in UTF-16 units. */
    public static final int MAX_LENGTH = 8 << 20;

    /** Nested lists and maps; the outermost counts as 1. */
    public static final int MAX_DEPTH = 64;

    private final ParserImpl parser;
    private final Problems problems;

    private YamlReader(ParserImpl parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** The document, unless the problems say why there is none. What is wrong in a place of it is a problem too. */
    public static Optional<YamlNode> read(SourceFile file, Problems problems) {
        if (file.text().length() > MAX_LENGTH) {
            problems.error(new Mark(1, 1), "the file is longer than " + MAX_LENGTH + " characters");
            return Optional.empty();
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_LENGTH);
        try {
            StreamReader stream = new StreamReader(file.text());
            return Optional.of(new YamlReader(new ParserImpl(new ScannerImpl(stream, options)), problems).document());
        } catch (StopException e) {
            return Optional.empty();
        } catch (MarkedYAMLException e) {
            Mark at = e.getProblemMark() == null ? new Mark(1, 1) : mark(e.getProblemMark());
            problems.error(at, "not valid YAML: " + ParserWords.plain(e.getProblem()));
        } catch (ReaderException e) {
            problems.error(place(file.text(), e.getPosition()), "a character that YAML does not take");
        } catch (YAMLException e) {
            problems.error(new Mark(1, 1), "not valid YAML");
        }
        return Optional.empty();
    }

    private YamlNode document() {
        parser.getEvent(); // start of the stream
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            throw stop(new Mark(1, 1), "the file is empty");
        }
        parser.getEvent(); // start of the document
        YamlNode root = node(1);
        parser.getEvent(); // end of the document
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw stop(mark(parser.peekEvent().getStartMark()), "a second document (expected: one document a file)");
        }
        return root;
    }

    private YamlNode node(int depth) {
        NodeEvent event = (NodeEvent) parser.getEvent();
        Mark start = mark(event.getStartMark());
        if (event instanceof AliasEvent || event.getAnchor() != null) {
            throw stop(start, "anchors and aliases are not allowed");
        }
        if (event instanceof ScalarEvent scalar) {
            checkTag(scalar.getTag(), start);
            return scalar(scalar, start);
        }
        if (depth > MAX_DEPTH) {
            throw stop(start, "nested deeper than " + MAX_DEPTH + " levels");
        }
        if (event instanceof SequenceStartEvent list) {
            checkTag(list.getTag(), start);
            return sequence(start, depth);
        }
        checkTag(((MappingStartEvent) event).getTag(), start);
        return mapping(start, depth);
    }

    private Scalar scalar(ScalarEvent event, Mark start) {
        ScalarStyle style = ScalarStyle.of(event.getScalarStyle());
        ScalarPlaces places = new ScalarPlaces(
                problems.file(),
                start,
                style,
                event.getStartMark().getIndex(),
                event.getEndMark().getIndex(),
                event.getValue());
        return new Scalar(start, event.getValue(), style == ScalarStyle.PLAIN, places);
    }

    private Sequence sequence(Mark start, int depth) {
        List<YamlNode> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(depth + 1));
        }
        parser.getEvent();
        return new Sequence(start, items);
    }

    private Mapping mapping(Mark start, int depth) {
        List<Mapping.Entry> entries = new ArrayList<>();
        Map<String, Mark> known = new HashMap<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            YamlNode key = node(depth + 1);
            YamlNode value = node(depth + 1);
            if (!(key instanceof Scalar name)) {
                problems.error(key, "a key must be a text, but is " + key.kind());
                continue;
            }
            Mark first = known.putIfAbsent(name.value(), name.start());
            if (first != null) {
                problems.error(name, "key '" + name.value() + "' is here twice; first on line " + first.line());
                continue;
            }
            entries.add(new Mapping.Entry(name, value));
        }
        parser.getEvent();
        return new Mapping(start, entries);
    }

    private void checkTag(@org.jspecify.annotations.Nullable String tag, Mark start) {
        if (tag != null) {
            throw stop(start, "tags are not allowed (put a text that begins with ! in quotes)");
        }
    }

    private StopException stop(Mark mark, String message) {
        problems.error(mark, message);
        return new StopException();
    }

    private static Mark mark(org.yaml.snakeyaml.error.Mark mark) {
        return new Mark(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Mark place(String text, int index) {
        String before = text.substring(0, Math.min(index, text.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        String lastLine = before.substring(before.lastIndexOf('\n') + 1);
        return new Mark(line, lastLine.codePointCount(0, lastLine.length()) + 1);
    }

    private static final class StopException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StopException() {
            super(null, null, false, false);
        }
    }
}
