package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.Ballot;
import dev.assent.engine.ask.MaskedAsk;
import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.mask.MaskPath;
import dev.assent.engine.mask.Masking;
import dev.assent.server.port.PolicyProvider;
import java.util.List;
import java.util.Map;

/** Hides the secrets of calls, of known formats and where the policies of now say that some stand. */
public final class Masks {
    private final Masking masking;
    private final PolicyProvider policies;

    public Masks(Masking masking, PolicyProvider policies) {
        this.masking = masking;
        this.policies = policies;
    }

    /** The ask as it may be shown. */
    public MaskedAsk of(Ask ask) {
        return MaskedAsk.of(ask, masking, declared(ask.call()));
    }

    /** The arguments of a call as they may be shown. */
    public JsonObject arguments(ToolCall call) {
        return masking.call(call, declared(call)).arguments();
    }

    /** A text about no call in particular. */
    String text(String text) {
        return masking.text(text);
    }

    /** The ask without the real call. */
    Ask letGo(Ask ask) {
        return ask.letGo(masking, declared(ask.call()));
    }

    /**
     * The ballot of a reviewer who saw the masked call: what nobody touched gets its value back, and the note is masked.
     *
     * @throws CommandException if an edit holds a mark that stands for no secret of this call, or for several
     */
    Ballot read(Ballot ballot, Ask pending) {
        if (ballot.note().isEmpty() && ballot.edits().isEmpty()) {
            return ballot;
        }
        MaskedAsk seen = of(pending);
        return ballot.with(
                new Untrusted(seen.text(ballot.note().raw())),
                ballot.edits().stream().map(edit -> reveal(seen, edit)).toList());
    }

    private static ArgumentEdit reveal(MaskedAsk seen, ArgumentEdit edit) {
        return seen.reveal(edit)
                .orElseThrow(() -> new CommandException(
                        ErrorReason.INVALID_EDIT,
                        "the new value holds the mark of a masked secret that this call does not have, or has more than"
                                + " once: leave masked values as they are, or write whole new ones",
                        Map.of("pointer", edit.pointer().toString())));
    }

    private List<MaskPath> declared(ToolCall call) {
        return policies.status().serving().map(set -> set.masks(call)).orElse(List.of());
    }
}
