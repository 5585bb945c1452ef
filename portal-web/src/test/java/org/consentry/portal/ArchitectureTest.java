// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The import rules of this module. */
class ArchitectureTest {

    private static final String ROOT = "org.consentry.portal.";
    private static final List<String> FEATURES = List.of(
            "start",
            "home",
            "sharing",
            "choice",
            "question",
            "request",
            "settings",
            "activity",
            "people",
            "company",
            "staff",
            "problem");

    // Read once for all rules: JUnit makes an object of this class for each of them.
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.consentry.portal");

    @Test
    void roomsHaveNoCyclesAtAnyLevel() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noFeatureImportsAnotherAndNothingSharedImportsAFeature() {
        for (String feature : FEATURES) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + feature + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + feature + "..")
                    .check(CLASSES);
        }
    }

    @Test
    void thePortalIsAClientOverHttpAndImportsNoOtherModule() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.consentry.policy..", "org.consentry.protocol..", "org.consentry.server..", "ca.uhn..")
                .check(CLASSES);
    }

    @Test
    void templatesAreKnownOnlyToTheView() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "view..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.thymeleaf..")
                .check(CLASSES);
    }

    @Test
    void filesAreMadeInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "view.document..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.openhtmltopdf..", "org.jsoup..")
                .check(CLASSES);
    }

    @Test
    void tokensAreReadOnlyWhereTheProviderIsSpokenTo() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "session.openid..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.nimbusds..")
                .check(CLASSES);
    }

    @Test
    void formsAreReadBeforeAnythingElseIsKnown() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "form..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "session..", ROOT + "view..", ROOT + "fhir..")
                .check(CLASSES);
    }

    @Test
    void fhirJsonIsKnownOnlyToItsClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "fhir..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.json..")
                .check(CLASSES);
    }

    /** "new ThreadPage(conversation, form, today, false, true, false, false)": nobody can read that. */
    @Test
    void noCallIsARowOfBooleans() {
        codeUnits().that(areWritten()).should(takeAtMostOneBoolean()).check(CLASSES);
    }

    private static DescribedPredicate<JavaCodeUnit> areWritten() {
        return DescribedPredicate.describe(
                "somebody wrote", unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static ArchCondition<JavaCodeUnit> takeAtMostOneBoolean() {
        return new ArchCondition<>("take at most one boolean") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                long booleans = unit.getRawParameterTypes().stream()
                        .filter(type -> type.isEquivalentTo(boolean.class))
                        .count();
                events.add(new SimpleConditionEvent(unit, booleans <= 1, unit.getDescription()));
            }
        };
    }

    /** At some starts Jersey of Payara 7.2026.11 left such fields of beans empty (decision 0027). */
    @Test
    void nothingAsksJerseyForAField() {
        noFields().should().beAnnotatedWith("jakarta.ws.rs.core.Context").check(CLASSES);
    }
}
