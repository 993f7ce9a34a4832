package dev.assent.cli.context;

/** How the terminal tells a reviewer who looks elsewhere that an ask waits; each is what some terminals understand. */
public enum NoticeKind {
    NONE,
    BELL,
    OSC9,
    OSC777,
    OSC99
}
