package dev.assent.server;

/** Where a sidecar really listens, in the form that clients take. */
public record Addresses(String agents, String reviewers, String http) {}
