// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DatasetRoomTest {
    @Test
    void theDataSetKnowsNothingButTheJdk() {
        JavaClasses room = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.consentry.agent.dataset");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.consentry.agent.dataset", "java..", "org.jspecify.annotations")
                .check(room);
    }
}
