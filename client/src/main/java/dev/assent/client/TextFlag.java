package dev.assent.client;

/** A property of a text that can mislead the person who reads it. */
public enum TextFlag {
    /** Control characters other than line feed and tab. */
    CONTROL,
    /** Characters that reorder their neighbours. */
    BIDI,
    /** Characters without width, tags, variation selectors. */
    INVISIBLE,
    /** Characters outside ASCII. */
    NON_ASCII,
    /** Of a newer server. */
    UNKNOWN
}
