package dev.assent.engine.display;

import java.util.Locale;

/** A property of a text that can mislead the person who reads it. */
public enum TextFlag {
    /** Control characters other than tab, line feed, and a carriage return right before one. */
    CONTROL,
    /** Characters that reorder their neighbours: bidirectional controls and everything in right-to-left blocks. */
    BIDI,
    /**
     * Characters that show nothing or an odd space: format characters, tags, variation selectors, separators, fillers, private
     * use, unassigned. Not the selectors and joiners of which emoji are made.
     */
    INVISIBLE,
    /** Characters outside ASCII. Alone it hides nothing: most of the world's prose has it. */
    NON_ASCII,
    /** Stretches of more than 40 blanks (spaces, tabs, line ends), or more than 200 equal characters of another kind. */
    PADDING,
    /** Letters under more than four combining marks, the limit of Unicode Technical Standard 39, section 5.4. */
    MARKS,
    /** Words that mix scripts in a way that no language does, or whose letters are styled copies of ASCII. */
    MIXED_SCRIPT;

    /** Whether such a text may be made to be misread: it is never approved as one of a group. */
    public boolean isHiding() {
        return this != NON_ASCII;
    }

    /** As in {@code mixed-script}. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
