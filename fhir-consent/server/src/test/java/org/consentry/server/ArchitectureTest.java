// SPDX-License-Identifier: Apache-2.0
package org.consentry.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The import rules of this module. */
class ArchitectureTest {
    private static final String ROOT = "org.consentry.server.";
    private static final List<String> FEATURES = List.of(
            "bulk",
            "consent",
            "decision",
            "imaging",
            "people",
            "question",
            "regime",
            "register",
            "registry",
            "request",
            "subscription",
            "watch");

    private final JavaClasses server = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.consentry.server");

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching(ROOT + "(*)..").should().beFreeOfCycles());
    }

    @Test
    void noFeatureImportsAnother() {
        for (String feature : FEATURES) {
            String[] others = FEATURES.stream()
                    .filter(other -> !other.equals(feature))
                    .map(other -> ROOT + other + "..")
                    .toArray(String[]::new);
            check(noClasses()
                    .that()
                    .resideInAPackage(ROOT + feature + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true));
        }
    }

    @Test
    void sharedRoomsImportNoFeature() {
        String[] features =
                FEATURES.stream().map(feature -> ROOT + feature + "..").toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "feed..",
                        ROOT + "audit..",
                        ROOT + "access..",
                        ROOT + "storage..",
                        ROOT + "terminology..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(features));
    }

    /** It looks for its provider through the whole class path, on every call; {@code protocol.Json} looks once. */
    @Test
    void jsonBeginsAtOneClass() {
        check(noClasses().should().dependOnClassesThat().haveFullyQualifiedName("jakarta.json.Json"));
    }

    @Test
    void nothingImportsTheWiring() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "app.."));
    }

    @Test
    void fhirClassesStayAtTheDoor() {
        check(noClasses()
                .that(not(simpleNameEndingWith("Provider"))
                        .and(not(simpleNameEndingWith("Mapping")))
                        .and(not(nestedIn("Provider")))
                        .and(not(nestedIn("Mapping")))
                        .and(not(resideInAnyPackage(ROOT + "access..", ROOT + "app.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ca.uhn..", "org.hl7.."));
    }

    @Test
    void persistenceStaysInTheStores() {
        check(noClasses()
                .that(not(simpleNameEndingWith("Store"))
                        .and(not(simpleNameEndingWith("Row")))
                        .and(not(resideInAPackage(ROOT + "storage.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "java.sql.."));
    }

    @Test
    void transactionsBeginAtADoor() {
        ArchRule rule = classes()
                .that()
                .areAnnotatedWith(jakarta.transaction.Transactional.class)
                .should()
                .haveNameMatching(".*(Provider|Resource|Start)");
        check(rule.allowEmptyShould(true));
    }

    private static com.tngtech.archunit.base.DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> nestedIn(
            String suffix) {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "nested in *" + suffix, type -> type.getName().matches(".*" + suffix + "\\$.*"));
    }

    private void check(ArchRule rule) {
        rule.check(server);
    }
}
