package dev.assent.client;

/** What policy says. Anything that this client does not know arrives as DENY. */
public enum Effect {
    ALLOW,
    DENY,
    ASK
}
