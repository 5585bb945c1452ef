// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staff take over old releases from a file: first on trial, then what was tried. */
@ExtendWith(ArquillianExtension.class)
class OldReleasesIT {
    private static final String PAGE = "/staff/sharing/import";
    private static final String RESULT = PAGE + "/result";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void aCleanFileIsSavedOnceAndWithTheBytesThatWereTried() {
        Visitor dana = Visitor.signedIn("dana");

        HttpResponse<String> tried = dana.post(PAGE, pasted(dana, "study-uid,GOOD\r\n1.2,x"));

        assertThat(tried.statusCode()).isEqualTo(303);
        String found = dana.get(RESULT).body();
        assertThat(found).contains("Nothing is wrong. Nothing is saved yet.", "Save 2 releases", "Rows:");
        Map<String, String> save = Visitor.form(found, RESULT);
        Map<String, String> other = new HashMap<>(save);
        other.put("digest", "other");
        dana.post(RESULT, other);
        assertThat(Platform.fhir().agents().told()).as("for another file").noneMatch(told -> told.contains("digest="));
        dana.post(RESULT, save);
        dana.post(RESULT, save);
        assertThat(dana.get(RESULT).body()).contains("2 releases are on the lists of the patients now.");
        assertThat(Platform.fhir().agents().told())
                .as("saved once, with the reason, as it was tried")
                .filteredOn(told -> told.contains("digest=d1"))
                .singleElement()
                .asString()
                .contains("From%20the%20old%20book", "study-uid,GOOD");
    }

    @Test
    void whatIsWrongIsListedAndCanBeTakenAsAFile() {
        Visitor dana = Visitor.signedIn("dana");

        dana.postWithFile(PAGE, withReason(dana), "study-uid,BAD");

        assertThat(dana.get(RESULT).body())
                .contains("2 things are wrong.", "Write the day as 2021-03-14.", "03/14/2021")
                .doesNotContain("Save 2 releases");
        HttpResponse<String> file = dana.get(PAGE + "/errors.csv");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("errors.csv");
        assertThat(file.body())
                .contains("\"7\",\"sent\",\"Write the day as 2021-03-14.\"")
                .doesNotContain("03/14/2021");
    }

    @Test
    void aFileThatIsTooLargeAndOneThatIsMissingAreNamed() {
        Visitor dana = Visitor.signedIn("dana");

        assertThat(dana.postWithFile(PAGE, withReason(dana), "x".repeat(513 * 1024))
                        .body())
                .contains("The file is too large. It may have 512 KB.");
        assertThat(dana.post(PAGE, pasted(dana, "")).body()).contains("Pick a file or paste the rows");
        assertThat(Platform.fhir().agents().told()).isEmpty();
    }

    @Test
    void nobodyElseEntersOldReleases() {
        assertThat(Visitor.signedIn("anna").get(PAGE).statusCode()).isEqualTo(404);
        assertThat(new Visitor(Platform.portal()).get(PAGE).statusCode()).isEqualTo(302);
        assertThat(Visitor.signedIn("dana").get(PAGE + "/errors.csv").statusCode())
                .as("nothing was tried")
                .isEqualTo(303);
    }

    private static Map<String, String> pasted(Visitor by, String rows) {
        Map<String, String> fields = withReason(by);
        fields.put("rows", rows);
        return fields;
    }

    private static Map<String, String> withReason(Visitor by) {
        Map<String, String> fields = new HashMap<>(by.form(PAGE));
        fields.put("reason", "From the old book");
        return fields;
    }
}
