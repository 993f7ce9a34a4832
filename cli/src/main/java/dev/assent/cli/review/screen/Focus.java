package dev.assent.cli.review.screen;

/** Which pane takes the keys; on a small screen, the only one that is drawn. */
public enum Focus {
    QUEUE,
    DETAIL
}
