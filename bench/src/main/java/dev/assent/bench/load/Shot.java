package dev.assent.bench.load;

import java.util.function.ToIntFunction;

/** One request, ready to be sent, and what its answer must be. */
public final class Shot {
    private final byte[] request;
    private final int decisions;
    private final ToIntFunction<byte[]> check;

    /** @param check how many of the decisions in an answer are not the expected ones */
    Shot(byte[] request, int decisions, ToIntFunction<byte[]> check) {
        this.request = request.clone();
        this.decisions = decisions;
        this.check = check;
    }

    public byte[] request() {
        return request.clone();
    }

    /** How many calls it asks about. */
    int decisions() {
        return decisions;
    }

    /** How many of the decisions in the answer are not the expected ones. */
    public int wrong(byte[] answer) {
        return check.applyAsInt(answer);
    }
}
