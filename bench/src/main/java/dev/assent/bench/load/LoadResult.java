package dev.assent.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What a load came to.
 *
 * @param all decisions that were answered, those before and after the window too
 * @param decisions that were answered
 * @param wrong of these, not the expected ones
 * @param failed calls without an answer
 * @param seconds in which they were begun or due
 * @param latency of requests, in nanoseconds
 */
public record LoadResult(long all, long decisions, long wrong, long failed, double seconds, Histogram latency) {
    public double perSecond() {
        return decisions / seconds;
    }

    /** In microseconds. */
    public double percentile(double percent) {
        return latency.getValueAtPercentile(percent) / 1e3;
    }
}
