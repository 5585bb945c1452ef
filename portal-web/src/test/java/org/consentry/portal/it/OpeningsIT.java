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

/** A record that the server does not show to staff: one asks for its opening, another one decides. */
@ExtendWith(ArquillianExtension.class)
class OpeningsIT {
    private static final String LIST = "/staff/openings";
    private static final String ASK = LIST + "/new";
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
    void whoMeetsAClosedRecordAsksForItsOpeningWithAReason() {
        Visitor dana = Visitor.signedIn("dana");
        look(dana);

        HttpResponse<String> met = dana.get(SHUT);

        String ask = Visitor.address(met);
        assertThat(ask).startsWith(ASK + "?record=").doesNotContain("shut");
        assertThat(dana.get(ask).body())
                .contains("This record is closed", "Ask a second person")
                .doesNotContain("We kept what you filled in");
        Map<String, String> fields = new HashMap<>(Visitor.form(dana.get(ask).body(), LIST));
        fields.put("reason", "no");
        assertThat(dana.post(LIST, fields).statusCode()).as("no reason").isEqualTo(422);
        assertThat(Platform.fhir().agents().told()).isEmpty();
        fields.put("reason", "Her lawyer called");
        assertThat(Visitor.address(dana.post(LIST, fields))).isEqualTo(LIST);
        assertThat(Platform.fhir().agents().told())
                .singleElement()
                .asString()
                .contains("openings", "Her%20lawyer%20called");
    }

    @Test
    void eachMeetingHasItsOwnPageAndAFormOfNoPageAsksForNothing() {
        Visitor dana = Visitor.signedIn("dana");
        look(dana);
        String first = Visitor.address(dana.get(SHUT));
        String second = Visitor.address(dana.get(SHUT));
        assertThat(second).isNotEqualTo(first);
        Map<String, String> fields = new HashMap<>(Visitor.form(dana.get(first).body(), LIST));
        assertThat(first).endsWith("=" + fields.get("record"));
        fields.put("reason", "Her lawyer called");

        fields.put("record", "another");

        assertThat(Visitor.address(dana.post(LIST, fields))).isEqualTo(LIST);
        assertThat(Platform.fhir().agents().told()).isEmpty();
    }

    /** What staff had typed was lost when the opening ended meanwhile. */
    @Test
    void whatWasFilledInIsKeptWhenTheRecordClosesMeanwhile() {
        Visitor dana = Visitor.signedIn("dana");
        look(dana);
        Map<String, String> fields = new HashMap<>(Visitor.form(dana.get(LIST).body(), LIST + "/record"));
        fields.put("channel", "phone");

        HttpResponse<String> met = dana.post(SHUT + "/choice", fields);

        assertThat(Visitor.address(met)).startsWith(ASK + "?record=");
        assertThat(dana.get(Visitor.address(met)).body()).contains("We kept what you filled in");
    }

    @Test
    void aSecondPersonSaysYesOrNoWithAReason() {
        Visitor dana = Visitor.signedIn("dana");
        String list = dana.get(LIST).body();
        assertThat(list)
                .contains("Omar Diaz asks to open the record of MRN-0009", "is open to you.", "/staff/patients/p1")
                .doesNotContain("openings/o2/approval");
        Map<String, String> fields = new HashMap<>(Visitor.form(list, LIST + "/o1/approval"));

        assertThat(dana.post(LIST + "/o1/approval", fields).statusCode())
                .as("no reason")
                .isEqualTo(422);
        fields.put("why", "I know the case");
        dana.post(LIST + "/o1/approval", fields);
        dana.post(LIST + "/o1/rejection", fields);

        assertThat(Platform.fhir().agents().told())
                .hasSize(2)
                .allMatch(told -> told.contains("I%20know%20the%20case"))
                .anyMatch(told -> told.contains("o1/approval"))
                .anyMatch(told -> told.contains("o1/rejection"));
    }

    @Test
    void aClosedRecordInWhichSomethingWaitsCanBeAskedFor() {
        Visitor dana = Visitor.signedIn("dana");
        String list = dana.get(LIST).body();
        assertThat(list).contains("Closed record 1: 2 requests wait.");
        Map<String, String> fields = new HashMap<>(Visitor.form(list, LIST + "/record"));

        String ask = Visitor.address(dana.post(LIST + "/record", fields));
        assertThat(ask).startsWith(ASK + "?record=");
        assertThat(dana.get(ask).body()).contains("Ask a second person");
        fields.put("patient", "p1");
        assertThat(Visitor.address(dana.post(LIST + "/record", fields)))
                .as("not on the list")
                .isEqualTo(LIST);
    }

    @Test
    void theServersNoToTheSamePersonIsSaid() {
        Visitor dana = Visitor.signedIn("dana");
        Map<String, String> fields = new HashMap<>(Visitor.form(dana.get(LIST).body(), LIST + "/o1/approval"));
        fields.put("why", "I know the case");

        HttpResponse<String> own = dana.post(LIST + "/o2/approval", fields);

        assertThat(own.statusCode()).isEqualTo(409);
        assertThat(own.body()).contains("We did not save this", "you asked for it");
    }

    @Test
    void nobodyElseSeesRequestsAndNobodyAsksForNothing() {
        assertThat(Visitor.signedIn("anna").get(LIST).statusCode()).isEqualTo(404);
        assertThat(new Visitor(Platform.portal()).get(LIST).statusCode()).isEqualTo(302);
        assertThat(Visitor.address(Visitor.signedIn("dana").get(ASK)))
                .as("no record was met")
                .isEqualTo(LIST);
    }

    private static void look(Visitor dana) {
        Map<String, String> why = new HashMap<>(dana.form(SHUT));
        why.put("why", "other");
        why.put("text", "A paper came");
        dana.post(SHUT, why);
    }
}
