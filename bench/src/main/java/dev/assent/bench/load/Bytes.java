package dev.assent.bench.load;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Messages as bytes, so that requests can be made beforehand and answers decoded when their time has been taken. */
enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
    MARSHALLER;

    static MethodDescriptor<byte[], byte[]> unary(String fullName) {
        return MethodDescriptor.newBuilder(MARSHALLER, MARSHALLER)
                .setType(MethodType.UNARY)
                .setFullMethodName(fullName)
                .build();
    }

    @Override
    public InputStream stream(byte[] message) {
        return new ByteArrayInputStream(message);
    }

    @Override
    public byte[] parse(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
