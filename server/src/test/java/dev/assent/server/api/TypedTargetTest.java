package dev.assent.server.api;

import static dev.assent.server.api.TestSidecar.failure;
import static dev.assent.server.api.TestSidecar.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assent.proto.v1.Ask;
import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.ChallengeKind;
import dev.assent.proto.v1.Edit;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.VerdictOutcome;
import java.io.IOException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who approves a critical call types what it acts on. */
class TypedTargetTest extends OnSidecar {
    private static final String SECRET = "gh" + "p_aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5";
    private static final String POLICY = """
            name: bank
            mask: [/pin]
            rule:
              match:
                - id: pin
                  condition: has(args.pin)
                  effect: ask
                  risk: critical
                  review: {target: "string(args.pin)"}
                - id: pay
                  condition: "true"
                  effect: ask
                  risk: critical
                  review: {target: "string(args.to)"}
            """;

    @BeforeEach
    void start() throws IOException {
        sidecar.serve(POLICY);
    }

    @Test
    void target_isTheChallenge_andNothingElseIsTaken() {
        AskReference ask = pay("Eve & Co");
        Ask shown = asks.get(ask);
        assertThat(shown.getChallengeKind()).isEqualTo(ChallengeKind.CHALLENGE_KIND_TARGET);
        assertThat(shown.getChallenge())
                .isEqualTo("Eve & Co")
                .isEqualTo(shown.getTarget().getRaw());
        assertThat(refusal(approval(ask, "eve & co"))).isEqualTo("FAILED_PRECONDITION CHALLENGE_FAILED");
        asks.vote(approval(ask, "Eve & Co"));
        assertThat(asks.outcome(ask)).isEqualTo("ALLOW");
    }

    @Test
    void targetThatNobodyCanType_isReplacedByTheCode() {
        AskReference ask = pay("\u0415ve");
        Ask shown = asks.get(ask);
        assertThat(shown.getChallengeKind()).isEqualTo(ChallengeKind.CHALLENGE_KIND_CODE);
        assertThat(shown.getChallenge()).matches("[3479ACEFHJKMNPRTXY]{3}");
        assertThat(refusal(approval(ask, "\u0415ve"))).isEqualTo("FAILED_PRECONDITION CHALLENGE_FAILED");
        asks.vote(approval(ask, shown.getChallenge().toLowerCase(java.util.Locale.ROOT)));
        assertThat(asks.outcome(ask)).isEqualTo("ALLOW");
    }

    @Test
    void maskedSecret_isNeverTheChallenge() {
        AskReference declared = asks.ask(request("bank.pay", "{\"pin\":\"918273\"}"));
        AskReference known = pay(SECRET);
        for (AskReference ask : java.util.List.of(declared, known)) {
            Ask shown = asks.get(ask);
            assertThat(shown.getTarget().getRaw()).startsWith("<masked: ");
            assertThat(shown.getChallengeKind()).isEqualTo(ChallengeKind.CHALLENGE_KIND_CODE);
            assertThat(shown.toString()).doesNotContain(SECRET, "918273");
        }
    }

    @Test
    void edit_isApprovedByTheTargetThatWasSeen() {
        AskReference ask = asks.ask(request("bank.pay", "{\"to\":\"eve\"}").setAcceptsEdits(true));
        SubmitVerdictRequest.Builder edit = approval(ask, "joe")
                .addEdits(Edit.newBuilder()
                        .setOperation(Edit.Operation.OPERATION_REPLACE)
                        .setPointer("/to")
                        .setValueJson("\"joe\""));
        assertThat(refusal(edit)).isEqualTo("FAILED_PRECONDITION CHALLENGE_FAILED");
        asks.vote(edit.setChallengeAnswer("eve"));
        assertThat(asks.await(ask).getArgumentsJson()).isEqualTo("{\"to\":\"joe\"}");
        assertThat(asks.get(ask).getTarget().getRaw()).isEqualTo("joe");
    }

    @Test
    void reload_thatNamesAnotherTarget_changesTheChallengeWithTheVersion() throws IOException {
        AskReference ask = pay("eve");
        String etag = asks.get(ask).getSummary().getEtag();
        sidecar.serve(POLICY.replace("id: pay", "id: send").replace("string(args.to)", "'to ' + args.to"));
        Awaitility.await().until(() -> !asks.get(ask).getSummary().getEtag().equals(etag));
        assertThat(asks.get(ask).getChallenge()).isEqualTo("to eve");
        assertThat(refusal(approval(ask, "eve").setEtag(etag))).isEqualTo("ABORTED ASK_CHANGED");
        assertThat(refusal(approval(ask, "eve"))).isEqualTo("FAILED_PRECONDITION CHALLENGE_FAILED");
        asks.vote(approval(ask, "to eve"));
    }

    @Test
    void reload_thatNamesAnotherTargetOnly_keepsWhatWasShown() throws IOException {
        AskReference ask = pay("eve");
        String etag = asks.get(ask).getSummary().getEtag();
        sidecar.serve(POLICY.replace("string(args.to)", "'to ' + args.to"));
        AskReference next = pay("zoe");
        assertThat(asks.get(next).getChallenge()).isEqualTo("to zoe");
        assertThat(asks.get(ask).getSummary().getEtag()).isEqualTo(etag);
        assertThat(asks.get(ask).getChallenge()).isEqualTo("eve");
    }

    private AskReference pay(String to) {
        return asks.ask(request("bank.pay", "{\"to\":\"" + to + "\"}"));
    }

    private SubmitVerdictRequest.Builder approval(AskReference ask, String typed) {
        return asks.verdict(ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                .setNote("she asked")
                .setChallengeAnswer(typed);
    }

    private String refusal(SubmitVerdictRequest.Builder verdict) {
        return failure(catchThrowable(() -> asks.vote(verdict)));
    }
}
