package dev.assent.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.server.ids.RandomIds;
import java.security.SecureRandom;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChallengeCodeTest {
    private static final int CODES = 36_000;

    @Test
    void codes_areThreeUnmistakableCharacters_allEquallyLikely() {
        RandomIds ids = new RandomIds(new SecureRandom());
        List<String> codes =
                Stream.generate(() -> ChallengeCode.draw(ids)).limit(CODES).toList();
        assertThat(codes).allSatisfy(code -> assertThat(code).matches("[3479ACEFHJKMNPRTXY]{3}"));
        for (int place = 0; place < 3; place++) {
            int at = place;
            Map<Character, Long> counts =
                    codes.stream().collect(Collectors.groupingBy(code -> code.charAt(at), Collectors.counting()));
            // 2,000 expected, standard deviation 43
            assertThat(counts)
                    .hasSize(18)
                    .allSatisfy((character, count) -> assertThat(count).isBetween(1_700L, 2_300L));
        }
    }

    @Test
    void idsWithoutGoodCharacters_areFollowedByOthers() {
        Iterator<String> ids = List.of("3" + "0".repeat(25), "0a" + "1".repeat(24), "0".repeat(24) + "b7", "0y9c")
                .iterator();
        assertThat(ChallengeCode.draw(ids::next)).isEqualTo("A7Y");
    }
}
