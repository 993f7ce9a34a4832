package dev.assent.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.assent.client.UntrustedText;
import dev.assent.engine.display.Untrusted;
import java.util.Arrays;

@AnalyzeClasses(packages = "dev.assent.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    /** Generated classes stop at the client; gRPC does too. */
    @ArchTest
    static final ArchRule noGeneratedClasses = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.assent.proto..", "com.google.protobuf..", "io.grpc..");

    /** Only what runs a sidecar, or reads policies as it does, loads the server. */
    @ArchTest
    static final ArchRule serverInItsCommandsOnly = noClasses()
            .that()
            .resideOutsideOfPackages("dev.assent.cli.serve", "dev.assent.cli.demo", "dev.assent.cli.policies")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.assent.server..");

    /**
     * Untrusted text is read where it is escaped: for screens in Shown, for scripts in JsonText. Values are compared in Texts. Besides, a reviewer edits
     * arguments, an ask's call goes back to the server to be explained, and what the engine explains is handed on as the client would.
     */
    @ArchTest
    static final ArchRule rawTextIsReadInFewPlaces = noClasses()
            .that()
            .haveNameNotMatching(
                    "dev\\.assent\\.cli\\."
                            + "(view\\.(Shown|JsonText)|review\\.detail\\.Texts|review\\.plain\\.Conversation|review\\.app\\.(Draft|AskedCall)|explain\\.LocalExplanation)")
            .should()
            .accessTargetWhere(reads("raw", UntrustedText.class, Untrusted.class));

    @ArchTest
    static final ArchRule theServersDisplayFormIsNotTrusted =
            noClasses().should().accessTargetWhere(reads("display", UntrustedText.class));

    /** By a call, or by a reference to the method. */
    private static DescribedPredicate<JavaAccess<?>> reads(String accessor, Class<?>... owners) {
        return describe(
                "reads " + accessor + " of untrusted text",
                access -> access.getName().equals(accessor)
                        && Arrays.stream(owners)
                                .anyMatch(owner -> access.getTargetOwner().isEquivalentTo(owner)));
    }

    @ArchTest
    static final ArchRule onlyTheTerminalPrints =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");
}
