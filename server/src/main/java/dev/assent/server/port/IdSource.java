package dev.assent.server.port;

/** Fresh ids. */
public interface IdSource {
    /** 128 random bits as 26 lower-case characters of Crockford's base 32, so that people can read them out. */
    String next();
}
