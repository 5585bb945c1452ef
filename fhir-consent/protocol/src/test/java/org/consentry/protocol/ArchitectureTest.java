// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.consentry.policy.ConsentPolicy;
import org.junit.jupiter.api.Test;

/** What this module may depend on. */
class ArchitectureTest {

    private static final String TOKENS = "org.consentry.protocol.token..";
    private static final String SECURITY = "org.consentry.protocol.security..";

    @Test
    void messagesDependOnThePolicyAndJsonOnly() {
        classes()
                .that()
                .resideOutsideOfPackages(TOKENS, SECURITY)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.consentry.protocol..",
                        "org.consentry.policy..",
                        "jakarta.json..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.io..",
                        "org.jspecify..")
                .check(protocol());
    }

    @Test
    void tokensKnowNoMessage() {
        classes()
                .that()
                .resideInAPackage(TOKENS)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(TOKENS, "com.nimbusds..", "java..", "org.jspecify..")
                .check(protocol());
    }

    @Test
    void theSecurityLogKnowsNothingElse() {
        classes()
                .that()
                .resideInAPackage(SECURITY)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(SECURITY, "java..", "org.jspecify..")
                .check(protocol());
    }

    /** It looks for its provider through the whole class path, on every call; {@code protocol.Json} looks once. */
    @Test
    void jsonBeginsAtOneClass() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Json.class.getName())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.json.Json")
                .check(protocol());
    }

    @Test
    void onlyTheOneCheckAsksThePolicy() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.consentry.protocol.export.ExportCheck")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ConsentPolicy.class.getName())
                .check(protocol());
    }

    /** Messages know nothing of who decides by them. */
    @Test
    void messagesKnowNoDecision() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.consentry.protocol.export")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.consentry.protocol.export")
                .check(protocol());
    }

    private static JavaClasses protocol() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.consentry.protocol");
    }
}
