package dev.assent.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.assent.client.UntrustedText;

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

    /** Untrusted text is read where it is shown, and where a reviewer edits it. */
    @ArchTest
    static final ArchRule rawTextIsReadInFewPlaces = noClasses()
            .that()
            .resideOutsideOfPackages("dev.assent.cli.view", "dev.assent.cli.review")
            .should()
            .callMethod(UntrustedText.class, "raw");

    @ArchTest
    static final ArchRule theServersDisplayFormIsNotTrusted =
            noClasses().should().callMethod(UntrustedText.class, "display");

    @ArchTest
    static final ArchRule onlyTheTerminalPrints =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");
}
