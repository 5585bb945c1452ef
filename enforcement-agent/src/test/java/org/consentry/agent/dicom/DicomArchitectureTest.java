// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DicomArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.consentry.agent.dicom");

    @Test
    void messageExchangeUsesNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("..agent.dicom.dimse..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.net.ssl..", "jdk.net..", "org.jspecify..", "..agent.dicom.dimse..")
                .check(CLASSES);
    }

    @Test
    void theGatewayKnowsTheReplicaAndTheJournalButNoDoorAndNoContainer() {
        classes()
                .that()
                .resideInAPackage("..agent.dicom..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net.ssl..",
                        "javax.security.auth.x500..",
                        "jdk.net..",
                        "org.jspecify..",
                        "..consentry.policy..",
                        "..consentry.protocol..",
                        "..agent.dicom..",
                        "..agent.dataset..",
                        "..agent.deidentify..",
                        "..agent.pixels..",
                        "..agent.queue..",
                        "..agent.quarantine..",
                        "..agent.shadow..",
                        "..agent.replica..",
                        "..agent.disclosure..")
                .check(CLASSES);
    }
}
