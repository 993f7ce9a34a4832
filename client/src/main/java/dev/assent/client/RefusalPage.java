package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Some remembered refusals, in the order of their ids.
 *
 * @param nextPageToken asks for the next page; empty on the last
 */
public record RefusalPage(List<Refusal> refusals, String nextPageToken) {
    public RefusalPage {
        refusals = List.copyOf(refusals);
        requireNonNull(nextPageToken, "nextPageToken");
    }
}
