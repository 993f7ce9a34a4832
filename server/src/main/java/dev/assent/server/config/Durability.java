package dev.assent.server.config;

/** What an answered decision's record survives. */
public enum Durability {
    /** A crash of the sidecar, not a power cut. */
    PROCESS,
    /** A power cut too; every batch of records waits for the disk. */
    FSYNC
}
