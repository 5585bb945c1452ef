// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.annotation.WebFilter;
import org.consentry.agent.sealed.SealedFolder;
import org.consentry.policy.ConsentPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may import whom inside the agent. */
class ArchitectureTest {

    private static final String AGENT = "org.consentry.agent.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.consentry.agent");

    @ParameterizedTest
    @ValueSource(strings = {"replica", "disclosure"})
    void whatOthersRestOnRestsOnPolicyAndProtocolOnly(String leaf) {
        classes()
                .that()
                .resideInAPackage(AGENT + leaf + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        AGENT + leaf + "..",
                        "org.consentry.policy..",
                        "org.consentry.protocol..",
                        "jakarta.json..",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    /** The network is not the queue's, and what it keeps was cleaned before. */
    @Test
    void theQueueKnowsTheReplicaAndTheJournalOnly() {
        classes()
                .that()
                .resideInAPackage(AGENT + "queue..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        AGENT + "queue..",
                        AGENT + "sealed..",
                        AGENT + "replica..",
                        AGENT + "disclosure..",
                        "org.consentry.policy..",
                        "org.consentry.protocol..",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    /** What left past the agent is told to the journal, and has nothing to do with what passes it. */
    @Test
    void whatLooksForBypassesDecidesNothing() {
        classes()
                .that()
                .resideInAPackage(AGENT + "bypass..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        AGENT + "bypass..",
                        AGENT + "replica..",
                        AGENT + "disclosure..",
                        AGENT + "dicomweb.transit..",
                        "org.consentry.policy..",
                        "org.consentry.protocol..",
                        "jakarta..",
                        "java..",
                        "javax.xml.stream..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    /** What was refused has no way out of where it is kept. */
    @Test
    void theQuarantineOpensNoDataSet() {
        noClasses()
                .that()
                .resideInAPackage(AGENT + "quarantine..")
                .should()
                .callMethod(SealedFolder.class, "open", String.class)
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage(AGENT + "quarantine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        AGENT + "quarantine..",
                        AGENT + "sealed..",
                        "org.consentry.protocol..",
                        "java..",
                        "org.jspecify..")
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage(AGENT + "sealed..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(AGENT + "sealed..", "java..", "javax.crypto..", "org.jspecify..")
                .check(CLASSES);
    }

    /** A shadow route has no way to a recipient, and writes nothing about a patient. */
    @Test
    void nothingLeavesOnAShadowRoute() {
        noClasses()
                .that()
                .haveSimpleName("ShadowGate")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.(Exit|WayOut|IntoQueue|RecipientLink|RecipientStream|OutgoingStore)")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(AGENT + "disclosure..", AGENT + "queue..", AGENT + "quarantine..")
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage(AGENT + "shadow..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        AGENT + "shadow..",
                        AGENT + "replica..",
                        AGENT + "deidentify..",
                        "org.consentry.policy..",
                        "org.consentry.protocol..",
                        "jakarta.json..",
                        "java..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    /** The same over DICOMweb. */
    @Test
    void nothingIsHeldOnAShadowRoute() {
        noClasses()
                .that()
                .haveSimpleName("ShadowDesk")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.(Way|QueueWay|ListenerWay|ServiceWay|StowClient|Holding|HeldObject|Departure)")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(AGENT + "disclosure..", AGENT + "queue..")
                .check(CLASSES);
    }

    /** Another door must not be another check: it asks the gateway's, which alone knows the policy and the profile. */
    @Test
    void theDicomwebDoorDecidesByTheGatewaysExamination() {
        classes()
                .that()
                .resideInAPackage(AGENT + "dicomweb..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        AGENT + "dicomweb..",
                        AGENT + "dicom..",
                        AGENT + "dataset..",
                        AGENT + "deidentify..",
                        AGENT + "disclosure..",
                        AGENT + "queue..",
                        AGENT + "replica..",
                        "org.consentry.policy..",
                        "org.consentry.protocol..",
                        "jakarta..",
                        "java..",
                        "javax.net.ssl..",
                        "org.jspecify..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(AGENT + "dicomweb..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.(ExportPolicy|ExportDecision|Deidentifier)")
                .check(CLASSES);
    }

    /** Which side begins is told apart at the door only; what both do, they do by the same classes. */
    @Test
    void storesAndFetchesDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAnyPackage(AGENT + "dicomweb.store..", AGENT + "dicomweb.transit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(AGENT + "dicomweb.retrieve..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(AGENT + "dicomweb.retrieve..", AGENT + "dicomweb.transit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(AGENT + "dicomweb.store..")
                .check(CLASSES);
    }

    /** Four doors asked the policy, each with checks of its own around it. */
    @Test
    void everyDoorDecidesByTheOneCheck() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(type(ConsentPolicy.class))))
                .check(CLASSES);
    }

    @Test
    void theDatasetKnowsNoOtherPartOfTheAgent() {
        noClasses()
                .that()
                .resideInAPackage(AGENT + "dataset..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        AGENT + "replica..",
                        AGENT + "disclosure..",
                        AGENT + "deidentify..",
                        AGENT + "dicom..",
                        AGENT + "decision..",
                        AGENT + "app..")
                .check(CLASSES);
    }

    /** What reads pixels knows neither whose they are nor where they go. */
    @Test
    void pixelsAreReadByTheDataSetAlone() {
        classes()
                .that()
                .resideInAPackage(AGENT + "pixels..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(AGENT + "pixels..", AGENT + "dataset..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    /** Whoever makes an examination that reads pixels must pass on what was given back, and nothing else. */
    @Test
    void onlyTheGatewayHasPixelsRead() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Gateway")
                .should()
                .callMethodWhere(target(owner(simpleName("Examination"))).and(target(name("reading"))))
                .check(CLASSES);
    }

    @Test
    void doorsDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage(AGENT + "decision..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AGENT + "dicom..", AGENT + "app..", AGENT + "dataset..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(AGENT + "dicom..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AGENT + "decision..", AGENT + "app..")
                .check(CLASSES);
    }

    /** It is a program of its own that asks a running agent; deciding itself, it would need a replica. */
    @Test
    void theFilterReadsHeadersAndAsks() {
        classes()
                .that()
                .resideInAPackage(AGENT + "filter..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        AGENT + "filter..",
                        AGENT + "command..",
                        AGENT + "dataset..",
                        "org.consentry.policy..",
                        "org.consentry.protocol..",
                        "jakarta.json..",
                        "java..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void operatorsReachTheQueueAndTrialsOnly() {
        classes()
                .that()
                .resideInAPackage(AGENT + "operator..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        AGENT + "operator..",
                        AGENT + "queue..",
                        AGENT + "quarantine..",
                        AGENT + "shadow..",
                        AGENT + "replica..",
                        AGENT + "deidentify..",
                        AGENT + "dataset..",
                        AGENT + "dicom",
                        "org.consentry.policy..",
                        "org.consentry.protocol..",
                        "jakarta..",
                        "java..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void theContainerIsKnownAtTheDoorsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        AGENT + "app..", AGENT + "decision..", AGENT + "operator..", AGENT + "dicomweb")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws..",
                        "jakarta.inject..",
                        "jakarta.enterprise..",
                        "jakarta.annotation..",
                        "jakarta.servlet..",
                        "org.eclipse.microprofile..")
                .check(CLASSES);
    }

    @Test
    void keysAndCertificatesKnowNoOtherPartOfTheAgent() {
        classes()
                .that()
                .resideInAPackage(AGENT + "tls..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        AGENT + "tls..", "org.consentry.tls..", "java..", "javax.net.ssl..", "org.jspecify..")
                .check(CLASSES);
    }

    /** It looks for its provider through the whole class path, on every call; {@code protocol.Json} looks once. */
    @Test
    void jsonBeginsAtOneClass() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.json.Json")
                .check(CLASSES);
    }

    /** Annotated filters come in the order in which their classes are found, which no two machines share. */
    @Test
    void filtersAreDeclaredInTheirOrder() {
        noClasses().should().beAnnotatedWith(WebFilter.class).check(CLASSES);
    }

    @Test
    void thereAreNoCircles() {
        slices().matching("org.consentry.agent.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** At some starts Jersey of Payara 7.2026.11 left such fields of beans empty (decision 0027). */
    @Test
    void nothingAsksJerseyForAField() {
        noFields().should().beAnnotatedWith("jakarta.ws.rs.core.Context").check(CLASSES);
    }
}
