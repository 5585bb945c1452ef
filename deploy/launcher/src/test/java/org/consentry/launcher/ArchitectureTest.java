// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.consentry.launcher");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.consentry.(launcher.*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void partsDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("..launcher.database..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..launcher.login..", "..launcher.web..", "..launcher.console..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..launcher.login..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..launcher.database..", "..launcher.web..", "..launcher.console..")
                .check(CLASSES);
    }

    @Test
    void onlyTheDatabasePackageSpeaksSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..launcher.database..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(CLASSES);
    }
}
