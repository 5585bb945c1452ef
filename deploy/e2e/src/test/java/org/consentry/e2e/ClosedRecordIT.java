// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.consentry.demo.DemoPatient;
import org.consentry.launcher.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Julia's record is closed to staff. She calls and says no: Dana saves it at once, and the next image stays here. Then
 * Eli lets Dana look.
 */
@ExtendWith(OnStage.class)
class ClosedRecordIT {
    private static final DemoPatient JULIA = DemoPatient.all().get(9);
    private static final String SCAN = "demo-scan-10";
    private static final String ROUTE = "NORTHLIGHT_AI";
    private static final String META = "\"meta\":{";
    private static final String RESTRICTED = META
            + "\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"R\"}],";

    @Test
    void aNoWaitsForNoSecondPersonAndALookDoes(Stage stage) throws IOException, InterruptedException {
        Storescu pacs = new Storescu(stage.stack().config().ports().dicom());
        List<Path> image = stage.scan(SCAN).subList(0, 1);
        assertThat(pacs.send(ROUTE, image)).containsExactly("0000");
        String open = record(stage, "GET", BodyPublishers.noBody());
        record(stage, "PUT", BodyPublishers.ofString(open.replace(META, RESTRICTED)));
        try (Visitor dana = stage.visitor();
                Visitor eli = stage.visitor()) {
            dana.signIn("dana");
            find(dana);
            assertThat(dana.text()).contains("This record is closed").doesNotContain(JULIA.family());
            dana.look("staff-closed");

            sayNo(dana);

            assertThat(dana.text()).contains("The no is saved.").doesNotContain(JULIA.family());
            dana.look("staff-closed-no");
            Patience.until(() -> pacs.send(ROUTE, image).equals(List.of("0124")), "the no stops the image");

            dana.clickLinkOrButton("Ask a second person to open the record");
            dana.page().locator("#reason").fill("To send her the receipt");
            dana.clickLinkOrButton("Ask a second person");
            allow(eli);
            find(dana);
            dana.page().locator("main table a").first().click();
            assertThat(dana.text()).contains(JULIA.family(), "by phone");
        } finally {
            record(stage, "PUT", BodyPublishers.ofString(open));
        }
    }

    private static void find(Visitor dana) {
        dana.open("/staff/patients");
        dana.page().locator("#number").fill(JULIA.number());
        dana.page().getByLabel("To enter a choice made on paper").check();
        dana.clickLinkOrButton("Find");
    }

    private static void sayNo(Visitor dana) {
        dana.clickLinkOrButton("Enter a no for this closed record");
        Page page = dana.page();
        page.locator("#channel-phone").check();
        page.locator("#day").fill(LocalDate.now(ZoneId.of("America/New_York")).toString());
        page.locator("#ai").check();
        dana.clickLinkOrButton("Save the no");
    }

    private static void allow(Visitor eli) {
        eli.signIn("eli");
        eli.open("/staff/openings");
        assertThat(eli.text()).contains("To send her the receipt", JULIA.number());
        eli.page().locator("input[name=why]").first().fill("She asked for it");
        eli.look("staff-closed-ask");
        eli.page().locator("button:has-text('Yes, open it')").first().click();
    }

    /** Reads or stores the record, as the hospital's registrar does. */
    private static String record(Stage stage, String method, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(stage.stack().endpoints().fhir() + "/Patient/" + JULIA.id()))
                .header("Authorization", "Bearer " + stage.stack().tokens().ofClient(Client.REGISTRAR))
                .header("Content-Type", "application/fhir+json")
                .header("Consentry-Reason", "Test%20of%20closed%20records")
                .method(method, body)
                .build();
        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return answer.body();
    }
}
