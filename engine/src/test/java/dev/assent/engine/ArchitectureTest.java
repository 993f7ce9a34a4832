package dev.assent.engine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.assent.engine.display.Untrusted;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;

/** The engine is pure: text, ticker and clock are passed in, and each library stays in its package. */
@AnalyzeClasses(packages = "dev.assent.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<Class<?>> CLOCKS = Set.of(
            Clock.class,
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class);

    private static final DescribedPredicate<JavaAccess<?>> READS_A_CLOCK =
            describe("reads a clock, a random source, the console or the machine", access -> {
                JavaClass owner = access.getTargetOwner();
                String name = access.getName();
                boolean clock = CLOCKS.stream().anyMatch(owner::isEquivalentTo)
                        && (name.equals("now") || name.startsWith("system") || name.startsWith("tick"));
                return clock
                        || (owner.isEquivalentTo(System.class) && !name.equals("arraycopy"))
                        || (owner.isEquivalentTo(Math.class) && name.equals("random"));
            });

    @ArchTest
    static final ArchRule CEL_STAYS_IN_ITS_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.assent.engine.cel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.cel..", "com.google.common..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule PATTERNS_OVER_ANY_TEXT_STAY_IN_THEIR_PACKAGES = noClasses()
            .that()
            .resideOutsideOfPackages("dev.assent.engine.cel", "dev.assent.engine.mask")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.re2j..");

    @ArchTest
    static final ArchRule YAML_STAYS_IN_ITS_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.assent.engine.yaml")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.yaml..");

    @ArchTest
    static final ArchRule THE_JSON_PARSER_STAYS_IN_ITS_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.assent.engine.json")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule PURE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.net..",
                    "java.sql..",
                    "javax.sql..",
                    "java.util.logging..",
                    "org.slf4j..",
                    "io.grpc..");

    @ArchTest
    static final ArchRule NO_THREADS = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.lang\\.(Thread(Local|Group)?|Runtime|Process.*)|java\\.util\\.(Timer|Random)|java\\.io\\.(File.*|RandomAccessFile)"
                            + "|java\\.util\\.concurrent\\.(Execut.*|CompletableFuture|ForkJoin.*|ThreadLocalRandom|locks\\..*)"
                            + "|java\\.security\\.SecureRandom");

    @ArchTest
    static final ArchRule NO_CLOCK = noClasses().should().accessTargetWhere(READS_A_CLOCK);

    /** Decisions are made of calls; what explains them to people is only handed on. */
    @ArchTest
    static final ArchRule RAW_TEXT_STAYS_IN_ITS_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.assent.engine.display")
            .should()
            .accessTargetWhere(describe(
                    "reads the raw text of Untrusted",
                    access -> access.getName().equals("raw")
                            && access.getTargetOwner().isEquivalentTo(Untrusted.class)));

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.assent.engine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule EVERY_CLASS_STANDS_IN_A_ROOM = classes().should().resideInAPackage("dev.assent.engine.(*)");
}
