package dev.assent.cli.view;

import dev.assent.cli.OutputFormat.Listing;
import dev.assent.cli.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints objects for scripts: as one document at the end, or each on its line as it comes. */
public final class Documents {
    private final Terminal terminal;
    private final Listing format;
    private final boolean list;
    private final List<Map<String, Object>> objects = new ArrayList<>();

    private Documents(Terminal terminal, Listing format, boolean list) {
        this.terminal = terminal;
        this.format = format;
        this.list = list;
    }

    /** A document of these is a list, however many there are. */
    public static Documents list(Terminal terminal, Listing format) {
        return new Documents(terminal, format, true);
    }

    /** A document of these is the object itself if one was asked for, else a list. */
    public static Documents of(int wanted, Terminal terminal, Listing format) {
        return new Documents(terminal, format, wanted != 1);
    }

    /**
     * Takes one more.
     *
     * @param name what {@code -o name} prints
     */
    public void add(String name, Map<String, Object> object) {
        switch (format) {
            case JSONL -> terminal.say(JsonText.of(object));
            case NAME -> terminal.say(Shown.line(name));
            case JSON, YAML -> objects.add(object);
            case TABLE, WIDE ->
                throw new IllegalStateException("format: " + format + " (expected: not one for people)");
        }
    }

    /** Prints the document, where there is one. */
    public void end() {
        if (!list && objects.isEmpty()) {
            return;
        }
        Object whole = list ? objects : objects.get(0);
        switch (format) {
            case JSON -> terminal.say(JsonText.of(whole));
            case YAML -> terminal.say(YamlText.of(whole));
            case TABLE, WIDE, JSONL, NAME -> {}
        }
    }
}
