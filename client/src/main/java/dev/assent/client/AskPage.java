package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Some asks, the newest first.
 *
 * @param nextPageToken asks for the next page; empty on the last
 */
public record AskPage(List<AskSummary> asks, String nextPageToken) {
    public AskPage {
        asks = List.copyOf(asks);
        requireNonNull(nextPageToken, "nextPageToken");
    }
}
