// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.consentry.portal.view.StaffWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAccessTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    /,                  PUBLIC
                    /companies/acme,    PUBLIC
                    /static/x/a.css,    OPEN
                    /callback,          OPEN
                    /backchannel-logout, OPEN
                    /home,              PATIENT
                    /choices/saved/a.1, PATIENT
                    /activity,          PATIENT
                    /updates,           PUBLIC
                    /language-help,     PUBLIC
                    /staff,             STAFF
                    /staff/patients/x,  STAFF
                    /sign-out,          ANYONE_SIGNED_IN
                    /homely,            NOWHERE
                    /application.wadl,  NOWHERE
                    //home,             PUBLIC
                    """)
    void everyAddressSaysWhoMayOpenIt(String path, PageAccess access) {
        assertThat(PageAccess.of(path)).isEqualTo(access);
    }

    @Test
    void noControllerIsAtAnAddressThatIsNowhere() {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.consentry.portal");

        assertThat(classes.stream().filter(c -> c.isAnnotatedWith(Path.class)).map(PageAccessTest::path))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(PageAccess.of("/" + path)).isNotEqualTo(PageAccess.NOWHERE));
        assertThat(classes.stream().filter(c -> c.isAnnotatedWith(WebServlet.class)))
                .isNotEmpty();
    }

    private static String path(JavaClass controller) {
        return controller.getAnnotationOfType(Path.class).value().replaceFirst("^/", "");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    http://localhost:8080/choices/ai,        false, /choices/ai
                    http://localhost:8080/sharing?year=2026, false, /sharing?year=2026
                    https://evil.example/home,               false, /home
                    //evil.example/home,                     false, /home
                    http://localhost:8080/staff,             false, /home
                    http://localhost:8080/staff/patients,    true,  /staff/patients
                    http://localhost:8080/home,              true,  /staff
                    not a url,                               true,  /staff
                    """)
    void afterASignInThePersonGetsToAPageOfTheirOwnHereAndNowhereElse(String asked, boolean staff, String target) {
        assertThat(CallbackServlet.target(asked, staff ? StaffWork.of(Set.of("privacy-officer")) : StaffWork.NONE))
                .isEqualTo(target);
    }
}
