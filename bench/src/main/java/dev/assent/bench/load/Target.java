package dev.assent.bench.load;

import io.grpc.MethodDescriptor;

/** The method of a server that is called, and its messages. Safe for any thread. */
public interface Target {
    MethodDescriptor<byte[], byte[]> method();

    /** The next request of a caller. */
    Shot next(Samples samples);

    /** The same request each time. */
    Shot fixed();
}
