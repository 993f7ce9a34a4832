package dev.assent.server.grpc;

import static java.util.Objects.requireNonNull;

import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What both listeners have in common.
 *
 * @param reflection whether clients may ask for the services' descriptions
 * @param maxConnectionAge after about how long a client is asked to connect anew; empty: never
 */
public record ListenerOptions(boolean reflection, Optional<Duration> maxConnectionAge) {
    /** How long calls on a connection that is too old may still take, at most as long as the connection could grow old. */
    private static final Duration LONGEST_GRACE = Duration.ofSeconds(30);

    public ListenerOptions {
        requireNonNull(maxConnectionAge, "maxConnectionAge");
    }

    void age(NettyServerBuilder builder) {
        maxConnectionAge.ifPresent(age -> {
            Duration grace = age.compareTo(LONGEST_GRACE) < 0 ? age : LONGEST_GRACE;
            builder.maxConnectionAge(age.toNanos(), TimeUnit.NANOSECONDS)
                    .maxConnectionAgeGrace(grace.toNanos(), TimeUnit.NANOSECONDS);
        });
    }
}
