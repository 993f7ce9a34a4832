package dev.assent.bench.load;

import dev.assent.proto.v1.Effect;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Calls from a seed: the same seed gives the same calls. Tools, arguments and names vary; about one in four is denied. For one
 * thread.
 */
public final class Samples {
    private static final int AGENTS = 20;
    private static final int SESSIONS = 500;
    private static final double MOST_PAID = 100;

    private final int boxes;
    private final SplittableRandom random;

    /** @param boxes copies of the rules that serve; calls go to all of them */
    public Samples(int boxes, long seed) {
        this.boxes = boxes;
        this.random = new SplittableRandom(seed);
    }

    public Sample next() {
        return switch (random.nextInt(4)) {
            case 0 -> sample("fs.read", Map.of("path", "/srv/data/report-" + number() + ".txt"), Effect.EFFECT_ALLOW);
            case 1 -> sample("search.files", Map.of("query", "invoice " + number()), Effect.EFFECT_ALLOW);
            case 2 -> payment();
            default -> command();
        };
    }

    /** The one request of generators that send nothing else: a payment that is allowed. */
    public static Sample fixed() {
        return new Sample(
                1,
                "payments.transfer",
                transfer(80.5, "EUR", 4711),
                "agent-7",
                "customer-3",
                "session-42",
                Effect.EFFECT_ALLOW);
    }

    private Sample payment() {
        double amount = random.nextInt(1, 15_000) / 100.0;
        String currency = random.nextInt(5) == 0 ? "USD" : "EUR";
        boolean allowed = amount <= MOST_PAID && currency.equals("EUR");
        return sample(
                "payments.transfer",
                transfer(amount, currency, number()),
                allowed ? Effect.EFFECT_ALLOW : Effect.EFFECT_DENY);
    }

    private Sample command() {
        boolean removes = random.nextInt(3) == 0;
        String command = (removes ? "rm -rf /srv/data/" : "ls -l /srv/data/") + number();
        return sample("shell.exec", Map.of("command", command), removes ? Effect.EFFECT_DENY : Effect.EFFECT_ALLOW);
    }

    private static Map<String, Object> transfer(double amount, String currency, int reference) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("recipient", "DE02120300000000202051");
        arguments.put("amount", amount);
        arguments.put("currency", currency);
        arguments.put("reference", "invoice " + reference);
        return arguments;
    }

    private Sample sample(String tool, Map<String, Object> arguments, Effect expected) {
        return new Sample(
                1 + random.nextInt(boxes),
                tool,
                arguments,
                "agent-" + random.nextInt(AGENTS),
                "customer-" + random.nextInt(SESSIONS),
                "session-" + random.nextInt(SESSIONS),
                expected);
    }

    private int number() {
        return random.nextInt(100_000);
    }
}
