package dev.assent.engine.ask;

import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonPointer;
import dev.assent.engine.mask.MaskPath;
import dev.assent.engine.mask.MaskedCall;
import dev.assent.engine.mask.Masking;
import java.util.Collection;
import java.util.Optional;

/**
 * What may be shown of an ask: its call as it was sent and as it stands, each without the secrets of both. An edit can replace a
 * secret in one place and leave it in another. For one thread.
 */
public final class MaskedAsk {
    private static final JsonPointer ALL = JsonPointer.parse("");

    private final MaskedCall sent;
    private final MaskedCall standing;

    private MaskedAsk(MaskedCall sent, MaskedCall standing) {
        this.sent = sent;
        this.standing = standing;
    }

    /** The ask, masked; {@code declared} is where policies say that secrets stand in the arguments. */
    public static MaskedAsk of(Ask ask, Masking masking, Collection<MaskPath> declared) {
        MaskedCall sent = masking.call(ask.originalCall(), declared);
        return ask.isEdited()
                ? new MaskedAsk(sent, masking.call(ask.call().withContext(sent.context()), declared))
                : new MaskedAsk(sent, sent);
    }

    /** The arguments as they stand. */
    public JsonObject arguments() {
        return (JsonObject) sent.valueAt(ALL, standing.arguments());
    }

    /** The arguments as the agent sent them. */
    public JsonObject sentArguments() {
        return (JsonObject) standing.valueAt(ALL, sent.arguments());
    }

    public JsonObject context() {
        return standing.context();
    }

    /** Any text about the ask. */
    public String text(String text) {
        return standing.text(sent.text(text));
    }

    /** The edit with the secrets of its value hidden. */
    public ArgumentEdit hide(ArgumentEdit edit) {
        return new ArgumentEdit(
                edit.operation(),
                edit.pointer(),
                edit.value()
                        .map(value -> standing.valueAt(edit.pointer(), value))
                        .map(value -> sent.valueAt(edit.pointer(), value)));
    }

    /**
     * The edit of somebody who saw the masked arguments, with the secrets back where nobody touched them; empty if it has a mark
     * that stands for no secret of the ask, or for one of several.
     */
    public Optional<ArgumentEdit> reveal(ArgumentEdit edit) {
        if (edit.value().isEmpty()) {
            return Optional.of(edit);
        }
        Object shown = edit.value().get();
        return standing.unmasked(shown)
                .or(() -> sent.unmasked(shown))
                .map(value -> new ArgumentEdit(edit.operation(), edit.pointer(), Optional.of(value)));
    }
}
