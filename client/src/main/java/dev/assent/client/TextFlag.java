package dev.assent.client;

/** A property of a text that can mislead the person who reads it. */
public enum TextFlag {
    /** Control characters other than line feed and tab. */
    CONTROL,
    /** Characters that reorder their neighbours. */
    BIDI,
    /** Characters without width, tags, variation selectors. */
    INVISIBLE,
    /** Characters outside ASCII. Alone it hides nothing. */
    NON_ASCII,
    /** Long stretches of blanks, or of one other character. */
    PADDING,
    /** Letters under more marks than any language writes. */
    MARKS,
    /** Words that mix scripts, or imitate ASCII. */
    MIXED_SCRIPT,
    /** Of a newer server. */
    UNKNOWN;

    /** Whether such a text may be made to be misread: it is never approved as one of a group. */
    public boolean isHiding() {
        return this != NON_ASCII;
    }
}
