package dev.assent.server.grpc;

import dev.assent.engine.ask.Ballot;
import dev.assent.engine.ask.Verdict;
import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.call.CallDigest;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.JsonException;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.json.JsonPointer;
import dev.assent.proto.v1.Edit;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.server.command.CommandException;
import dev.assent.server.command.ErrorReason;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads verdicts off the wire and checks them. */
final class BallotMapper {
    private static final Pattern REASON_CODE = Pattern.compile("[a-z0-9-]{0,64}");
    private static final int MAX_NOTE = 4_096;
    private static final int MAX_EDITS = 100;

    private BallotMapper() {}

    static Ballot ballot(SubmitVerdictRequest request) {
        Verdict.Outcome outcome = switch (request.getOutcome()) {
            case VERDICT_OUTCOME_APPROVE -> Verdict.Outcome.APPROVE;
            case VERDICT_OUTCOME_REJECT -> Verdict.Outcome.REJECT;
            case VERDICT_OUTCOME_UNSPECIFIED, UNRECOGNIZED -> throw invalid("a verdict is APPROVE or REJECT");
        };
        if (request.getEtag().isEmpty()) {
            throw invalid("a verdict names the etag of the ask that was seen");
        }
        if (!REASON_CODE.matcher(request.getReasonCode()).matches()) {
            throw invalid("a reason code has at most 64 characters of a-z 0-9 -");
        }
        if (request.getNote().length() > MAX_NOTE) {
            throw invalid("the note is longer than " + MAX_NOTE + " characters");
        }
        if (request.getEditsCount() > MAX_EDITS) {
            throw invalid("a verdict has at most " + MAX_EDITS + " edits");
        }
        List<ArgumentEdit> edits =
                request.getEditsList().stream().map(BallotMapper::edit).toList();
        return new Ballot(
                request.getEtag(),
                Optional.of(request.getCallDigest()).filter(digest -> !digest.isEmpty()),
                outcome,
                request.getReasonCode(),
                new Untrusted(request.getNote()),
                edits,
                request.getChallengeAnswer(),
                CallMapper.requestId(request.getRequestId()).orElse(""),
                digest(request));
    }

    private static ArgumentEdit edit(Edit edit) {
        ArgumentEdit.Operation operation = switch (edit.getOperation()) {
            case OPERATION_ADD -> ArgumentEdit.Operation.ADD;
            case OPERATION_REPLACE -> ArgumentEdit.Operation.REPLACE;
            case OPERATION_REMOVE -> ArgumentEdit.Operation.REMOVE;
            case OPERATION_UNSPECIFIED, UNRECOGNIZED -> throw invalidEdit(edit, "an edit adds, replaces or removes");
        };
        try {
            return new ArgumentEdit(operation, JsonPointer.parse(edit.getPointer()), value(operation, edit));
        } catch (JsonException e) {
            throw invalidEdit(edit, "the new value is " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw invalidEdit(edit, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Object> value(ArgumentEdit.Operation operation, Edit edit) {
        return operation == ArgumentEdit.Operation.REMOVE
                ? Optional.empty()
                : Optional.of(JsonObject.parseValue(edit.getValueJson(), JsonLimits.CALL));
    }

    /** A repeat says the same in every field. */
    private static String digest(SubmitVerdictRequest request) {
        return CallDigest.sha256(HexFormat.of().formatHex(request.toByteArray()));
    }

    private static CommandException invalid(String message) {
        return new CommandException(ErrorReason.INVALID_VERDICT, message);
    }

    private static CommandException invalidEdit(Edit edit, String message) {
        return new CommandException(ErrorReason.INVALID_EDIT, message, Map.of("pointer", edit.getPointer()));
    }
}
