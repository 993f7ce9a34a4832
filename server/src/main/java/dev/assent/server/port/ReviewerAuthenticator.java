package dev.assent.server.port;

import dev.assent.engine.ask.Reviewer;
import java.util.List;
import java.util.Optional;

/** Knows reviewers by their bearer token. */
public interface ReviewerAuthenticator {
    /** The reviewer whose token this is; compares in constant time. */
    Optional<Reviewer> authenticate(String bearerToken);

    /** Everybody who can be a reviewer, if that is known. */
    Optional<List<Reviewer>> roster();
}
