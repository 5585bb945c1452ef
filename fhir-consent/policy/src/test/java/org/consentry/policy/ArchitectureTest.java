// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may depend on, and who makes permits. */
class ArchitectureTest {

    private static final JavaClasses POLICY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.consentry.policy");

    @Test
    void policyDependsOnTheJdkOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.consentry.policy..", "java..", "org.jspecify..")
                .check(POLICY);
    }

    @Test
    void policyDoesNoIo() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..")
                .check(POLICY);
    }

    @Test
    void onlyThePolicyMakesPermits() {
        assertThatPermitHasNoPublicConstructor();
        noClasses()
                .that()
                .doNotBelongToAnyOf(ConsentPolicy.class, Permit.class)
                .should()
                .callConstructor(
                        Permit.class,
                        AccessRequest.class,
                        java.util.List.class,
                        java.util.Set.class,
                        java.time.Instant.class,
                        boolean.class)
                .check(POLICY);
    }

    private static void assertThatPermitHasNoPublicConstructor() {
        org.assertj.core.api.Assertions.assertThat(Permit.class.getConstructors())
                .isEmpty();
    }
}
