package dev.assent.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.assent.engine.display.Untrusted;

/** The directions of dependencies inside the sidecar. */
@AnalyzeClasses(packages = "dev.assent.server", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    private static final String[] ADAPTERS = {
        "..store..", "..policyfiles..", "..audit..", "..auth..", "..http..", "..ids.."
    };

    @ArchTest
    static final ArchRule generatedClassesStopAtTheWire = noClasses()
            .that()
            .resideOutsideOfPackage("..server.grpc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.assent.proto..", "com.google.protobuf..", "io.grpc.stub..", "com.google.rpc..");

    @ArchTest
    static final ArchRule commandsKnowPortsOnly = noClasses()
            .that()
            .resideInAnyPackage("..command..", "..feed..", "..review..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..server.grpc..",
                    "..store..",
                    "..policyfiles..",
                    "..audit..",
                    "..auth..",
                    "..http..",
                    "..config..",
                    "io.grpc..",
                    "java.sql..",
                    "java.nio.file..");

    @ArchTest
    static final ArchRule portsKnowTheEngineOnly = classes()
            .that()
            .resideInAPackage("..port..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.assent.engine..", "..server.port..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule theWireKnowsNoAdapter = noClasses()
            .that()
            .resideInAPackage("..server.grpc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADAPTERS);

    @ArchTest
    static void adaptersDoNotKnowEachOther(JavaClasses all) {
        slices().matching("dev.assent.server.(store|policyfiles|audit|auth|http|ids|config)..")
                .should()
                .notDependOnEachOther()
                .check(all);
    }

    @ArchTest
    static final ArchRule roomsHaveNoCircles =
            slices().matching("dev.assent.server.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .that()
            .resideInAnyPackage("..command..", "..feed..", "..review..", "..store..", "..audit..", "..policyfiles..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID");

    /** On the wire, in the store, and where secrets are masked; nowhere else, and never for a log. */
    @ArchTest
    static final ArchRule rawTextIsReadInFewPlaces = noClasses()
            .that()
            .haveNameNotMatching("dev\\.assent\\.server\\."
                    + "(grpc\\.(DecisionMapper|AskMapper)|store\\.sqlite\\.Members|command\\.Masks)")
            .should()
            .accessTargetWhere(describe(
                    "reads the raw text of Untrusted",
                    access -> access.getName().equals("raw")
                            && access.getTargetOwner().isEquivalentTo(Untrusted.class)));

    @ArchTest
    static final ArchRule nothingStaticChanges = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.assent.server..")
            .and()
            .haveModifier(JavaModifier.STATIC)
            .should()
            .beFinal();
}
