package dev.assent.engine.ask;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.display.TextFlag;
import dev.assent.engine.display.Untrusted;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is worked out of one version of an ask, at a cost that grows with its arguments: tens of milliseconds for a mebibyte, a
 * few times that for a hostile one.
 *
 * @param digest of the call as it stands
 * @param etag of the version
 * @param flags what can mislead in the texts of the agent, the arguments among them
 * @param groupKey equal for asks that may be shown together; empty for one that may not
 */
public record AskTraits(String digest, String etag, Set<TextFlag> flags, String groupKey) {
    public AskTraits {
        requireNonNull(digest, "digest");
        requireNonNull(etag, "etag");
        flags = Collections.unmodifiableSet(flags);
        requireNonNull(groupKey, "groupKey");
    }

    public static AskTraits of(Ask ask) {
        ToolCall call = ask.call();
        String arguments = call.arguments().toJson();
        String digest = ask.digest();
        EnumSet<TextFlag> flags = EnumSet.noneOf(TextFlag.class);
        Stream.of(call.tool(), call.server(), call.agent(), call.subject(), call.session())
                .map(text -> new Untrusted(text).flags())
                .forEach(flags::addAll);
        flags.addAll(new Untrusted(arguments).findingsJson().flags());
        return new AskTraits(digest, ask.etag(digest), flags, GroupKey.of(ask, arguments.length(), flags));
    }
}
