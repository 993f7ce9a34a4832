package dev.assent.bench.compare;

/**
 * What one run of a load on a server came to.
 *
 * @param perSecond decisions
 * @param p50 microseconds
 * @param p99 microseconds
 * @param cpu seconds of the server for 1,000 decisions
 * @param resident MiB of the server right after
 * @param bad answers that were wrong, and calls without one
 */
record Measured(double perSecond, double p50, double p99, double cpu, double resident, long bad) {}
