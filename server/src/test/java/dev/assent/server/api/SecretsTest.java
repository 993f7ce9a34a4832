package dev.assent.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.MessageOrBuilder;
import dev.assent.proto.v1.Ask;
import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.CancelAskRequest;
import dev.assent.proto.v1.ClaimAsk;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Edit;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.ExplainDecisionRequest;
import dev.assent.proto.v1.ListAsksRequest;
import dev.assent.proto.v1.ListRefusalsRequest;
import dev.assent.proto.v1.ReportOutcomeRequest;
import dev.assent.proto.v1.ReviewRequest;
import dev.assent.proto.v1.ReviewResponse.MessageCase;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.VerdictOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets are planted in a call, and looked for in everything that reviewers, operators and auditors get to see. */
class SecretsTest extends OnSidecar {
    private static final String PIN = "918273-PIN-645";
    private static final String GITHUB = "gh" + "p_aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5";
    private static final String PASSWORD = "open sesame 77";
    private static final String AWS = "AK" + "IAIOSFODNN7EXAMPLE";
    private static final String NOTED = "gl" + "pat-abcDEF123456ghiJKL78";
    private static final List<String> PLANTED = List.of(PIN, GITHUB, PASSWORD, AWS, NOTED);

    private static final String POLICY = """
            name: login
            tools: [login]
            mask: [/card/pin]
            rule:
              match:
                - id: ask
                  condition: args.card.pin != 'x'
                  effect: ask
                  explanation: "'pin ' + args.card.pin + ' and ' + args.text"
                  review: {target: "args.text"}
            """;

    private static final String ARGUMENTS = "{\"card\":{\"pin\":\"" + PIN + "\",\"owner\":\"sue\"},\"text\":\"use "
            + GITHUB + " please\",\"password\":\"" + PASSWORD + "\",\"list\":[1,\"" + AWS + "\"],\"n\":%d}";

    private final List<String> shown = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        sidecar.restart(config -> config.withAsks(config.asks().withRedeemWithin(Duration.ofSeconds(2))));
        sidecar.serve(POLICY);
    }

    @Test
    void plantedSecrets_areNowhere() throws IOException {
        StreamClient stream = StreamClient.on(sidecar).open();
        AskReference rejected = ask(1);
        see(stream.next(MessageCase.OFFERED));
        stream.send(ReviewRequest.newBuilder().setClaim(ClaimAsk.newBuilder().setAskId(rejected.getAskId())));
        see(stream.next(MessageCase.CLAIMED));
        see(verdict(rejected, VerdictOutcome.VERDICT_OUTCOME_REJECT).setNote("never send " + PIN + " or " + NOTED));
        see(stream.next(MessageCase.WITHDRAWN));
        Decision refused = await(rejected);
        assertThat(refused.getEffect()).isEqualTo(Effect.EFFECT_DENY);
        see(refused);
        see(sidecar.reviewer().listRefusals(ListRefusalsRequest.getDefaultInstance()));

        AskReference cancelled = ask(2);
        sidecar.agent()
                .cancelAsk(CancelAskRequest.newBuilder()
                        .setAskId(cancelled.getAskId())
                        .setRequestId(cancelled.getRequestId())
                        .build());
        AskReference edited = ask(3);
        see(verdict(edited, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                .addEdits(replace("/card/pin", "\"" + NOTED + "\"")));
        AskReference pending = ask(4);
        for (AskReference ask : List.of(rejected, cancelled, edited, pending)) {
            see(get(ask));
        }
        see(sidecar.reviewer().listAsks(ListAsksRequest.getDefaultInstance()));
        see(sidecar.operator()
                .explainDecision(ExplainDecisionRequest.newBuilder()
                        .setCall(request(5).getCall())
                        .build()));
        sidecar.agent()
                .reportOutcome(ReportOutcomeRequest.newBuilder()
                        .setDecisionId(refused.getId())
                        .setOutcome(ReportOutcomeRequest.Outcome.OUTCOME_FAILED)
                        .setNote("failed with " + NOTED)
                        .build());
        shown.addAll(sidecar.log);

        assertThat(shown).isNotEmpty().allSatisfy(text -> assertThat(text).doesNotContain(PLANTED));
        assertThat(shown).anySatisfy(text -> assertThat(text).contains("<masked: 14 characters, "));
        for (Path file : files()) {
            if (!file.getFileName().toString().startsWith("asks.db")) {
                assertHasNone(file);
            }
        }

        sidecar.agent()
                .cancelAsk(CancelAskRequest.newBuilder()
                        .setAskId(pending.getAskId())
                        .setRequestId(pending.getRequestId())
                        .build());
        // the approval lapses in two seconds, and then nobody needs any of these calls
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    for (Path file : files()) {
                        assertHasNone(file);
                    }
                });
        for (AskReference ask : List.of(rejected, cancelled, edited, pending)) {
            see(get(ask));
        }
        assertThat(shown).allSatisfy(text -> assertThat(text).doesNotContain(PLANTED));
        assertThat(await(edited).getReasons(0).getCode().name()).isEqualTo("REASON_CODE_APPROVAL_LAPSED");
        assertThat(get(edited).getArgumentsJson().getDisplay()).contains("\"owner\": \"sue\"");
    }

    @Test
    void maskedValues_thatNobodyTouched_keepTheirValue() {
        AskReference ask = ask(1);
        String masked = get(ask).getArgumentsJson().getDisplay();
        String mark = masked.substring(masked.indexOf("use <masked") + 4, masked.indexOf("> please") + 1);
        see(submit(ask, List.of(replace("/text", "\"not " + mark + " at all\""), replace("/n", "9"))));
        Decision allowed = await(ask);
        assertThat(allowed.getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
        assertThat(allowed.getArgumentsJson()).contains("not " + GITHUB + " at all", PIN, PASSWORD, AWS, "\"n\":9");
    }

    @Test
    void aMarkOfNothing_isNoValue() {
        AskReference ask = ask(1);
        Ask before = get(ask);
        assertThat(TestSidecar.failure(catchThrowable(
                        () -> submit(ask, List.of(replace("/text", "\"<masked: 9 characters, 00000000>\""))))))
                .isEqualTo("INVALID_ARGUMENT INVALID_EDIT");
        assertThat(get(ask)).isEqualTo(before);
    }

    private static dev.assent.proto.v1.DecideRequest.Builder request(int n) {
        var request = TestSidecar.request("login", String.format(ARGUMENTS, n)).setAcceptsEdits(true);
        request.getCallBuilder().setContextJson("{\"note\":\"" + GITHUB + " " + PIN + "\"}");
        return request;
    }

    private AskReference ask(int n) {
        Decision decision = sidecar.agent().decide(request(n).build()).getDecision();
        see(decision);
        return decision.getAsk();
    }

    private Decision await(AskReference ask) {
        return sidecar.agent().awaitAsk(AskActions.awaiting(ask)).getDecision();
    }

    private Ask get(AskReference ask) {
        return new AskActions(sidecar).get(ask);
    }

    private SubmitVerdictRequest.Builder verdict(AskReference ask, VerdictOutcome outcome) {
        return new AskActions(sidecar).verdict(ask, outcome);
    }

    private MessageOrBuilder submit(AskReference ask, List<Edit> edits) {
        return sidecar.reviewer()
                .submitVerdict(verdict(ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                        .addAllEdits(edits)
                        .build());
    }

    private void see(SubmitVerdictRequest.Builder verdict) {
        see(sidecar.reviewer().submitVerdict(verdict.build()));
    }

    private void see(MessageOrBuilder message) {
        shown.add(message.toString());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(sidecar.data)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void assertHasNone(Path file) throws IOException {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(PLANTED).as(file.getFileName().toString()).noneMatch(bytes::contains);
    }

    private static Edit replace(String pointer, String value) {
        return Edit.newBuilder()
                .setOperation(Edit.Operation.OPERATION_REPLACE)
                .setPointer(pointer)
                .setValueJson(value)
                .build();
    }
}
