// SPDX-License-Identifier: Apache-2.0
package org.consentry.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.consentry.policy.ConsentPolicy;
import org.junit.jupiter.api.Test;

/** The import rules of this module. */
class ArchitectureTest {
    private static final String ROOT = "org.consentry.server.";
    private static final List<String> FEATURES = List.of(
            "alert",
            "bulk",
            "consent",
            "decision",
            "imaging",
            "notice",
            "number",
            "opening",
            "optout",
            "people",
            "proxy",
            "question",
            "recipient",
            "regime",
            "report",
            "request",
            "subscription",
            "watch");

    /** The rooms that know classes of FHIR. In every other room a choice is what the policy makes of it. */
    private static final List<String> FHIR_ROOMS = List.of(
            "access",
            "access.answer",
            "access.limit",
            "alert",
            "app",
            "audit",
            "audit.accounting",
            "audit.event",
            "audit.outside",
            "audit.read",
            "audit.sharing",
            "bulk",
            "consent.choice",
            "consent.explain",
            "consent.r5",
            "consent.terms",
            "fhir.body",
            "fhir.bundle",
            "fhir.door",
            "fhir.form",
            "fhir.person",
            "fhir.record",
            "fhir.reference",
            "fhir.search",
            "imaging",
            "mail",
            "notice",
            "number",
            "people",
            "proxy",
            "question",
            "recipient",
            "regime",
            "report",
            "request",
            "subscription",
            "subscription.delivery",
            "subscription.order",
            "watch");

    // Read once for all rules: JUnit makes an object of this class for each of them.
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.consentry.server");

    /** Four doors asked the policy, each with checks of its own around it. */
    @Test
    void everyDoorDecidesByTheOneCheck() {
        noClasses().should().dependOnClassesThat(type(ConsentPolicy.class)).check(CLASSES);
    }

    @Test
    void roomsHaveNoCyclesAtAnyLevel() {
        check(slices().matching(ROOT + "(*)..").should().beFreeOfCycles());
        check(slices().matching(ROOT + "(**)").should().beFreeOfCycles());
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
                        ROOT + "fhir..",
                        ROOT + "mail..",
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
    void fhirClassesStayInTheirRooms() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        FHIR_ROOMS.stream().map(room -> ROOT + room).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ca.uhn..", "org.hl7.."));
    }

    /** A list with a room that needs FHIR no longer would let it in again. */
    @Test
    void everyFhirRoomKnowsFhir() {
        for (String room : FHIR_ROOMS) {
            assertThat(CLASSES)
                    .as(room)
                    .anyMatch(type -> type.getPackageName().equals(ROOT + room)
                            && type.getDirectDependenciesFromSelf().stream()
                                    .map(uses -> uses.getTargetClass().getPackageName())
                                    .anyMatch(name -> name.startsWith("ca.uhn") || name.startsWith("org.hl7")));
        }
    }

    @Test
    void theMapInTheDocsIsThisOne() throws IOException {
        String map = Files.readString(Path.of("..", "..", "docs", "architecture.md"));

        assertThat(map).contains("| `server.<feature>`: " + named(FEATURES) + " |");
        assertThat(map).contains("FHIR classes stay in these rooms of the server: " + named(FHIR_ROOMS) + ".");
    }

    private static String named(List<String> rooms) {
        return rooms.stream().map(room -> "`" + room + "`").collect(Collectors.joining(", "));
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

    private void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
