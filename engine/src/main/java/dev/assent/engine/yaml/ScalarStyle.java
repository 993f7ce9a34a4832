package dev.assent.engine.yaml;

import org.yaml.snakeyaml.DumperOptions;

/** How a scalar is written. */
enum ScalarStyle {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    BLOCK;

    static ScalarStyle of(DumperOptions.ScalarStyle style) {
        return switch (style) {
            case PLAIN, JSON_SCALAR_STYLE -> PLAIN;
            case SINGLE_QUOTED -> SINGLE_QUOTED;
            case DOUBLE_QUOTED -> DOUBLE_QUOTED;
            case LITERAL, FOLDED -> BLOCK;
        };
    }

    /**
     * For each code point of the value the index, in the code points of the source, at which it is written. Empty if they
     * cannot be brought together.
     */
    int[] origins(int[] raw, String value) {
        int[] expected = value.codePoints().toArray();
        return this == BLOCK ? BlockOrigins.of(raw, expected) : new FlowOrigins(raw, this).of(expected);
    }
}
