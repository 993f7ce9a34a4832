package dev.assent.cli.asks;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.client.Refusal;
import dev.assent.client.RefusalPage;
import dev.assent.client.ReviewClient;
import java.util.ArrayList;
import java.util.List;

/** The remembered refusals of a server. */
final class Refusals {
    private static final int PAGE = 500;
    private static final int MAX_REFUSALS = 10_000;
    private static final int SHORTEST_ID = 6;

    private Refusals() {}

    /** All of them, or the first ten thousand. */
    static List<Refusal> all(ReviewClient client) {
        List<Refusal> refusals = new ArrayList<>();
        String next = "";
        do {
            RefusalPage page = client.listRefusals(PAGE, next);
            refusals.addAll(page.refusals());
            next = page.nextPageToken();
        } while (!next.isEmpty() && refusals.size() < MAX_REFUSALS);
        return refusals;
    }

    /** The whole id for its beginning; what no refusal begins with stays as it is. */
    static String id(String typed, List<Refusal> known) {
        if (typed.length() < SHORTEST_ID) {
            throw new Failure(ExitCode.USAGE, "give at least " + SHORTEST_ID + " characters of the id");
        }
        List<String> ids = known.stream()
                .map(Refusal::refusalId)
                .filter(id -> id.startsWith(typed))
                .toList();
        if (ids.size() > 1) {
            throw new Failure(ExitCode.USAGE, "several refusals begin so; give more of the id");
        }
        return ids.isEmpty() ? typed : ids.get(0);
    }
}
