// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DeidentifyRoomTest {
    @Test
    void deidentificationKnowsTheDataSetAndThePolicyOnly() {
        JavaClasses room = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.consentry.agent.deidentify");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.consentry.agent.deidentify",
                        "org.consentry.agent.dataset",
                        "org.consentry.policy",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify.annotations")
                .check(room);
    }

    @Test
    void everyRowOfTheStandardsTableIsThere() {
        // 621 rows; the last one, private attributes, is a rule of the walk and not a tag.
        assertThat(ConfidentialityTable.size()).isEqualTo(620);
    }
}
