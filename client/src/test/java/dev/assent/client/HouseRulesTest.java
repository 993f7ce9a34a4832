package dev.assent.client;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

@AnalyzeClasses(packages = "dev.assent.client", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule clientKnowsTheApiOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.assent.client..",
                    "dev.assent.proto.v1..",
                    "com.google.protobuf..",
                    "com.google.rpc..",
                    "io.grpc..",
                    "java..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule nothingIsPrinted = noClasses().should().accessField(System.class, "out");

    /** The client hands untrusted text on and never looks at it. */
    @ArchTest
    static final ArchRule rawTextIsNotRead = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "reads the raw text of UntrustedText",
                    access -> access.getName().equals("raw")
                            && access.getTargetOwner().isEquivalentTo(UntrustedText.class)
                            && !access.getOriginOwner().isEquivalentTo(UntrustedText.class)));

    /** Generated classes stop here: no caller of the client meets one. */
    @ArchTest
    static final ArchRule generatedClassesStayInside = classes()
            .that()
            .arePublic()
            .should(new ArchCondition<>("have no generated class in a public signature") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    for (JavaMethod method : type.getMethods()) {
                        boolean open = method.getModifiers().contains(JavaModifier.PUBLIC);
                        boolean generated = method.getAllInvolvedRawTypes().stream()
                                .anyMatch(t -> t.getPackageName().startsWith("dev.assent.proto"));
                        if (open && generated) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                        }
                    }
                }
            });
}
