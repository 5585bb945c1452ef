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

/** A no for a record that the server does not show to staff: it waits for no second person, and shows nothing. */
@ExtendWith(ArquillianExtension.class)
class ClosedNoIT {
    private static final String NO = "/staff/openings/no";
    private static final String SHUT = "/staff/patients/shut";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void aNoOnPaperIsSavedOnceWithoutAnOpening() {
        Visitor dana = Visitor.signedIn("dana");
        Map<String, String> fields = filled(dana);
        fields.put("ai", "no");
        fields.put("research", "no");

        HttpResponse<String> saved = dana.post(NO, fields);
        HttpResponse<String> again = dana.post(NO, fields);

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body()).contains("The no is saved.").doesNotContain("Save the no", "We are not sure");
        assertThat(again.body()).contains("The no is saved.");
        assertThat(Platform.fhir().versions())
                .hasSize(2)
                .allSatisfy(consent -> assertThat(consent.toString())
                        .contains("\"dateTime\":\"2026-03-03\"", "\"deny\"", "\"paper\"", "Patient/shut")
                        .contains("/fhir/script/")
                        .doesNotContain("\"permit\""));
        assertThat(Platform.fhir().asked())
                .as("nothing of the record is read")
                .noneMatch(asked -> asked.contains("patient=Patient/shut"));
        assertThat(Platform.fhir().reasons()).anyMatch(reason -> reason.contains("Enters%20a%20no"));
    }

    /** A yes is written on what stands, and nobody sees that here. */
    @Test
    void aYesOrNothingIsNotSaved() {
        Visitor dana = Visitor.signedIn("dana");
        Map<String, String> fields = filled(dana);
        fields.put("ai", "yes");

        HttpResponse<String> yes = dana.post(NO, fields);

        assertThat(yes.statusCode()).isEqualTo(422);
        assertThat(yes.body()).contains("Pick what the patient said no to", "value=\"2026-03-03\"");
        assertThat(Platform.fhir().versions()).isEmpty();
    }

    @Test
    void whatCannotBeSavedIsSaidAndCanBeSentAgain() {
        Visitor dana = Visitor.signedIn("dana");
        Map<String, String> fields = filled(dana);
        fields.put("ai", "no");
        Platform.fhir().answerOnly(409);

        HttpResponse<String> refused = dana.post(NO, fields);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("This was not saved.", "Save the no")
                .doesNotContain("The no is saved");
        Platform.fhir().answerOnly(503);
        Map<String, String> next = new HashMap<>(fields);
        next.put("key", Visitor.form(refused.body(), NO).get("key"));
        HttpResponse<String> unsure = dana.post(NO, next);
        assertThat(unsure.body()).contains("We are not sure that this was saved.");
        Platform.fhir().answerOnly(0);
        next.put("key", Visitor.form(unsure.body(), NO).get("key"));
        assertThat(dana.post(NO, next).body()).contains("The no is saved.");
        assertThat(Platform.fhir().versions()).hasSize(1);
    }

    @Test
    void withoutAClosedRecordThatWasMetThereIsNoForm() {
        assertThat(Visitor.address(Visitor.signedIn("dana").get(NO + "?record=another")))
                .isEqualTo("/staff/openings");
        assertThat(Visitor.signedIn("anna").get(NO).statusCode()).isEqualTo(404);
    }

    /** The form as it comes from the page of a closed record, with a way and a day. */
    private static Map<String, String> filled(Visitor dana) {
        Map<String, String> why = new HashMap<>(dana.form(SHUT));
        why.put("why", "other");
        why.put("text", "A paper came");
        dana.post(SHUT, why);
        String ask = Visitor.address(dana.get(SHUT));
        String form = NO + ask.substring(ask.indexOf('?'));
        assertThat(dana.get(ask).body()).contains("href=\"" + form + "\"");
        Map<String, String> fields = new HashMap<>(Visitor.form(dana.get(form).body(), NO));
        fields.put("channel", "paper");
        fields.put("day", "2026-03-03");
        return fields;
    }
}
