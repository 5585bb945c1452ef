// SPDX-License-Identifier: Apache-2.0
package org.consentry.login;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.consentry.login");

    @Test
    void countingKnowsNoKeycloak() {
        classes()
                .that()
                .resideInAPackage("org.consentry.login.guessing")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.consentry.login.guessing",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.net",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void nothingThatKeycloakDoesNotHaveIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "org.consentry.login..", "org.keycloak..", "jakarta.ws.rs..", "java..", "org.jspecify..")
                .check(CLASSES);
    }
}
