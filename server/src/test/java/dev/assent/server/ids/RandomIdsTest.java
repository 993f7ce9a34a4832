package dev.assent.server.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomIdsTest {
    @ParameterizedTest
    @CsvSource({
        "00000000000000000000000000000000, 00000000000000000000000000",
        "ffffffffffffffffffffffffffffffff, 7zzzzzzzzzzzzzzzzzzzzzzzzz",
        "00000000000000000000000000000001, 00000000000000000000000001",
        "00000000000000000000000000000020, 00000000000000000000000010",
        "80000000000000000000000000000000, 40000000000000000000000000",
        // 18 is j: the letters i, l, o, u are left out
        "00000000000000000000000000000012, 0000000000000000000000000j",
    })
    void base32_isCrockfords(String bits, String id) {
        assertThat(base32(HexFormat.of().parseHex(bits))).isEqualTo(id);
    }

    @Test
    void base32_agreesWithBigInteger() {
        byte[] bits = new byte[16];
        new SecureRandom().nextBytes(bits);
        String plain = new BigInteger(1, bits).toString(32);
        // the digits of Java's base 32 are 0-9a-v; put ours in their place
        StringBuilder ours = new StringBuilder("0".repeat(26 - plain.length()));
        plain.chars().forEach(c -> ours.append("0123456789abcdefghjkmnpqrstvwxyz".charAt(Character.digit(c, 32))));
        assertThat(base32(bits)).isEqualTo(ours.toString());
    }

    @Test
    void next_usesAllBitsOfTheRandomness() {
        RandomIds ones = new RandomIds(new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, (byte) 0xff);
            }
        });
        assertThat(ones.next()).isEqualTo("7zzzzzzzzzzzzzzzzzzzzzzzzz");
    }

    @Test
    void next_neverRepeats() {
        RandomIds ids = new RandomIds(new SecureRandom());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(ids.next())).isTrue();
        }
    }

    @Test
    void next_ofManyThreads_neverRepeats() {
        RandomIds ids = new RandomIds(new SecureRandom());
        assertThat(IntStream.range(0, 10_000)
                        .parallel()
                        .mapToObj(i -> ids.next())
                        .distinct())
                .hasSize(10_000);
    }

    private static String base32(byte[] bits) {
        ByteBuffer numbers = ByteBuffer.wrap(bits);
        return RandomIds.base32(numbers.getLong(), numbers.getLong());
    }
}
