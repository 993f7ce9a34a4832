package dev.assent.bench.load;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.google.protobuf.Value;
import dev.assent.proto.v1.Effect;
import io.grpc.MethodDescriptor;
import java.util.List;

/**
 * {@code CheckResources} of Cerbos for one resource and one action. Its messages are written and read by field numbers, so that
 * its definitions need not be here.
 */
public final class CerbosTarget implements Target {
    private static final int EFFECT_ALLOW = 1;
    private static final int EFFECT_DENY = 2;

    @Override
    public MethodDescriptor<byte[], byte[]> method() {
        return Bytes.unary("cerbos.svc.v1.CerbosService/CheckResources");
    }

    @Override
    public Shot next(Samples samples) {
        return shot(samples.next());
    }

    @Override
    public Shot fixed() {
        return shot(Samples.fixed());
    }

    private static Shot shot(Sample sample) {
        int expected = sample.expected() == Effect.EFFECT_ALLOW ? EFFECT_ALLOW : EFFECT_DENY;
        return new Shot(request(sample), 1, answer -> effect(answer, sample.tool()) == expected ? 0 : 1);
    }

    private static byte[] request(Sample sample) {
        Struct.Builder arguments = Struct.newBuilder();
        sample.arguments().forEach((name, value) -> arguments.putFields(name, value(value)));
        UnknownFieldSet principal = UnknownFieldSet.newBuilder()
                .addField(1, text(sample.agent()))
                .addField(3, text("agent"))
                .addField(4, attribute("subject", value(sample.subject())))
                .build();
        UnknownFieldSet resource = UnknownFieldSet.newBuilder()
                .addField(1, text(BoxRules.kind(sample.box())))
                .addField(3, text(sample.session()))
                .addField(
                        4,
                        attribute(
                                "args",
                                Value.newBuilder().setStructValue(arguments).build()))
                .build();
        UnknownFieldSet entry = UnknownFieldSet.newBuilder()
                .addField(1, text(sample.tool()))
                .addField(2, bytes(resource.toByteString()))
                .build();
        return UnknownFieldSet.newBuilder()
                .addField(3, bytes(principal.toByteString()))
                .addField(4, bytes(entry.toByteString()))
                .build()
                .toByteArray();
    }

    /** The effect of the action in the first result; 0 if there is none. */
    static int effect(byte[] answer, String action) {
        try {
            for (ByteString result : members(UnknownFieldSet.parseFrom(answer), 2)) {
                for (ByteString entry : members(UnknownFieldSet.parseFrom(result), 2)) {
                    UnknownFieldSet pair = UnknownFieldSet.parseFrom(entry);
                    if (members(pair, 1).contains(ByteString.copyFromUtf8(action))) {
                        List<Long> effects = pair.getField(2).getVarintList();
                        return effects.isEmpty() ? 0 : effects.get(0).intValue();
                    }
                }
            }
            return 0;
        } catch (InvalidProtocolBufferException e) {
            return 0;
        }
    }

    private static List<ByteString> members(UnknownFieldSet message, int number) {
        return message.getField(number).getLengthDelimitedList();
    }

    private static Field attribute(String name, Value value) {
        return bytes(UnknownFieldSet.newBuilder()
                .addField(1, text(name))
                .addField(2, bytes(value.toByteString()))
                .build()
                .toByteString());
    }

    private static Value value(Object value) {
        return value instanceof Double number
                ? Value.newBuilder().setNumberValue(number).build()
                : Value.newBuilder().setStringValue((String) value).build();
    }

    private static Field text(String text) {
        return bytes(ByteString.copyFromUtf8(text));
    }

    private static Field bytes(ByteString bytes) {
        return Field.newBuilder().addLengthDelimited(bytes).build();
    }
}
