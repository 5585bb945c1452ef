// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ArquillianExtension.class)
class PortalIT {

    private final Visitor nobody = new Visitor(Platform.portal());

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/how",
                "/limits",
                "/words",
                "/other-ways",
                "/rights",
                "/rights?place=US-WA",
                "/wearables",
                "/accessibility",
                "/companies",
                "/signed-out"
            })
    void publicPagesAnswerAnyoneWithAllHeaders(String path) {
        HttpResponse<String> page = nobody.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Security-Policy"))
                .contains(
                        "default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "require-trusted-types");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(page, "Strict-Transport-Security")).isEmpty();
        assertThat(header(page, "Server")).isEmpty();
    }

    /** Each visitor had a session for half an hour, and strangers could fill the memory with them. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/how", "/companies", "/signed-out", "/nowhere", "/static/0000/portal.css"})
    void aStrangerHasNoSession(String path) {
        HttpResponse<String> page = nobody.get(path);

        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void publicPagesWithoutDataAnswerWhenTheFhirServerIsAway() {
        Platform.fhir().goAway();

        assertThat(nobody.get("/").statusCode()).isEqualTo(200);
        assertThat(nobody.get("/companies").statusCode()).isEqualTo(503);
        assertThat(nobody.get("/companies").body()).contains("Your choices are safe and still count");
    }

    @Test
    void staticFilesAreForEverUnderTheHashOfTheirContent() {
        String start = nobody.get("/").body();
        String css = start.replaceFirst("(?s).*href=\"(/static/[^\"]+/portal.css)\".*", "$1");

        HttpResponse<String> file = nobody.get(css);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Cache-Control")).contains("immutable", "max-age=31536000");
        assertThat(header(nobody.get(css, "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(nobody.get("/static/0000/portal.css").statusCode()).isEqualTo(404);
        assertThat(nobody.get("/WEB-INF/web.xml").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home", "/sharing", "/choices/ai", "/choices/stop", "/questions", "/staff", "/sign-in"})
    void nobodySeesAPageOfAPersonWithoutSigningIn(String path) {
        HttpResponse<String> answer = nobody.get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(header(answer, "Location")).startsWith(Platform.login().url());
        assertThat(header(answer, "Content-Security-Policy")).isNotEmpty();
    }

    /** The length of a compressed page tells something of it to another site that can make the browser ask often. */
    @ParameterizedTest
    @CsvSource({
        "same-origin, gzip, true",
        "none, 'br, gzip;q=0.5', true",
        "cross-site, gzip, false",
        "same-site, gzip, false",
        "same-origin, identity, false",
        "same-origin, gzip;q=0, false",
        "'', gzip, false"
    })
    void aPageIsSentCompressedWhereNoOtherSiteCanHaveAskedForIt(String site, String accepted, boolean compressed)
            throws Exception {
        Visitor anna = Visitor.signedIn("anna");
        List<String> headers = new ArrayList<>(List.of("Accept-Encoding", accepted));
        if (!site.isEmpty()) {
            headers.addAll(List.of("Sec-Fetch-Site", site));
        }

        HttpResponse<byte[]> answer = anna.bytes("/how", headers.toArray(String[]::new));

        assertThat(answer.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(compressed);
        byte[] body = compressed
                ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()
                : answer.body();
        assertThat(new String(body, StandardCharsets.UTF_8))
                .startsWith("<!DOCTYPE html>")
                .contains("</html>");
    }

    @Test
    void theLanguageIsKeptAndTheAddressIsClean() {
        HttpResponse<String> answer = nobody.get("/how?lang=es");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(header(answer, "Location")).isEqualTo("/how");
        assertThat(nobody.get("/how").body()).contains("<html lang=\"es\"");
    }

    /** Monitoring could read neither metrics nor health of this process, so no alert could come of them. */
    @Test
    void metricsAreForMonitoringAndStrangersHearTheStatusAlone() {
        String token = "Bearer " + Platform.METRICS_TOKEN;

        assertThat(nobody.get("/metrics").statusCode()).isEqualTo(404);
        assertThat(nobody.get("/metrics", "Authorization", token + "x").statusCode())
                .isEqualTo(404);
        assertThat(nobody.get("/openapi", "Authorization", token).statusCode()).isEqualTo(404);
        assertThat(nobody.get("/health").statusCode()).isEqualTo(404);
        assertThat(nobody.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(nobody.get("/health/ready").body()).isEmpty();
        assertThat(nobody.get("/health/ready", "Authorization", token).body()).contains("\"status\":\"UP\"");
        HttpResponse<String> metrics = nobody.get("/metrics", "Authorization", token);
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .as("a kind that has not come yet")
                .containsPattern("consentry_security_events_total\\{[^}]*kind=\"unauthenticated\"[^}]*\\} [0-9]");
    }

    /** A form from another site was refused without a trace. */
    @Test
    void aRefusedFormIsCounted() {
        nobody.post("/sign-out", Map.of(), "Sec-Fetch-Site", "cross-site");

        HttpResponse<String> metrics = nobody.get("/metrics", "Authorization", "Bearer " + Platform.METRICS_TOKEN);

        assertThat(metrics.body())
                .containsPattern("consentry_security_events_total\\{[^}]*kind=\"forbidden\"[^}]*\\} [1-9]");
    }

    @Test
    void whatIsNotThereIsSaidInWords() {
        assertThat(nobody.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(nobody.get("/companies/none").body()).contains("We cannot find that page");
        assertThat(nobody.get("/application.wadl").statusCode()).isEqualTo(404);
    }

    @Test
    void aSignInLeadsToThePageAskedForAndASignOutEndsItHereAndAtTheProvider() {
        Platform.login().next("anna");
        var anna = new Visitor(Platform.portal());
        assertThat(anna.follow("/choices/research").body()).contains("Can we share your scans for research?");
        int ended = Platform.login().ended();

        HttpResponse<String> out =
                anna.post("/sign-out", Visitor.form(anna.get("/home").body(), "/sign-out"));

        assertThat(Visitor.location(out)).isEqualTo("/signed-out");
        assertThat(header(out, "Clear-Site-Data")).isEqualTo("\"cache\", \"storage\"");
        assertThat(Platform.login().ended()).isEqualTo(ended + 1);
        assertThat(anna.get("/home").statusCode()).isEqualTo(302);
    }

    @Test
    void patientsAndStaffDoNotFindEachOthersPages() {
        assertThat(Visitor.signedIn("anna").get("/staff").statusCode()).isEqualTo(404);
        assertThat(Visitor.signedIn("dana").get("/home").statusCode()).isEqualTo(404);
        assertThat(Visitor.signedIn("dana").get("/staff").body()).contains("All that wait: 60");
    }

    @Test
    void anAccountWithoutAPatientIsToldWhomToCall() {
        HttpResponse<String> home = Visitor.signedIn("nemo").get("/home");

        assertThat(home.statusCode()).isEqualTo(403);
        assertThat(home.body()).contains("we cannot find your scans with it");
    }

    @Test
    void homeSaysTheRuleOfTheServerWhileNothingIsPicked() {
        String home = Visitor.signedIn("anna").get("/home").body();

        assertThat(home)
                .contains("Until you pick, our rule is: we share, with your name taken off.")
                .contains("Until you pick, our rule is: we do not share.");
    }

    /** Pages read every answer that a patient's trail held, until the heap was full and nobody got one. */
    @ParameterizedTest
    @ValueSource(strings = {"/home", "/sharing", "/sharing?page=3", "/sharing/ev1"})
    void aPageOfAPatientWithTwentyThousandAnswersAsksForOnePageOfLines(String path) {
        Visitor anna = Visitor.signedIn("anna");
        Platform.fhir().clear();

        HttpResponse<String> page = anna.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("This came up 20,700 times, from March 14, 2026 to March 16, 2026.");
        assertThat(Platform.fhir().asked())
                .hasSizeLessThanOrEqualTo(9)
                .noneMatch(asked -> asked.contains("AuditEvent"))
                .filteredOn(asked -> asked.contains("_count="))
                .isNotEmpty()
                .allMatch(asked -> Integer.parseInt(asked.replaceFirst(".*_count=([0-9]+).*", "$1")) <= 200);
    }

    /** It was sent, or destroyed, since the list was read. What became of it is on the list. */
    @Test
    void thePageOfWhatNoLongerWaitsLeadsToTheList() {
        HttpResponse<String> page = Visitor.signedIn("anna").get("/sharing/waits-0123456789");

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/sharing");
    }

    @Test
    void homeSaysWhichPartCannotBeShownAndNeverThatItIsEmpty() {
        Visitor anna = Visitor.signedIn("anna");
        Platform.fhir().goAway();

        HttpResponse<String> home = anna.get("/home");

        assertThat(home.statusCode()).isEqualTo(503);
        assertThat(home.body())
                .contains("This does not mean the list is empty", "They are safe and still count")
                .doesNotContain("We have not shared any of your scans");
        assertThat(anna.get("/sharing").statusCode()).isEqualTo(503);
        assertThat(anna.get("/questions").statusCode()).isEqualTo(503);
    }

    @Test
    void staffLookAtAPatientOnlyWithAReason() {
        Visitor dana = Visitor.signedIn("dana");

        HttpResponse<String> without = dana.post("/staff/patients", lookup(dana, ""));
        HttpResponse<String> with = dana.post("/staff/patients", lookup(dana, "question"));
        dana.follow("/staff/patients?found");

        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(with.statusCode()).isEqualTo(303);
        assertThat(Platform.fhir().reasons()).isNotEmpty().allMatch(r -> r.startsWith("To%20answer"));
        assertThat(dana.get("/staff/patients/p1").body()).contains("Anna Avila", "To answer a question");
    }

    /** The form for the next patient held the name and the reason of the last one, on a screen that others see. */
    @Test
    void theNextLookUpBeginsEmpty() {
        Visitor dana = Visitor.signedIn("dana");
        var fields = new HashMap<>(lookup(dana, "complaint"));
        dana.post("/staff/patients", fields);

        assertThat(dana.get("/staff/patients?found").body())
                .contains("Anna Avila")
                .doesNotContain("value=\"MRN-0001\"")
                .doesNotContain("checked=\"checked\"");
        assertThat(dana.get("/staff/patients").body()).doesNotContain("Avila");
        assertThat(dana.get("/staff/patients?found").body()).doesNotContain("Avila");
    }

    /** The number's patient was opened, whatever name stood beside it. */
    @Test
    void aNumberBesideAnotherNameOpensNobody() {
        Visitor dana = Visitor.signedIn("dana");
        var fields = new HashMap<>(lookup(dana, "complaint"));
        fields.put("number", "MRN-0001");
        fields.put("name", "Brown");
        dana.post("/staff/patients", fields);

        HttpResponse<String> answer = dana.get("/staff/patients?found");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("The patient with this record number has another name or birth date")
                .doesNotContain("Avila");
    }

    /** A reason given for one patient opened every other for as long as the session was. */
    @Test
    void aReasonOpensThePatientItWasGivenForOnly() {
        Visitor dana = Visitor.signedIn("dana");
        dana.post("/staff/patients", lookup(dana, "question"));
        dana.follow("/staff/patients?found");
        assertThat(dana.get("/staff/patients/p1").statusCode()).isEqualTo(200);

        HttpResponse<String> other = dana.get("/staff/patients/p2");
        assertThat(other.body()).contains("Give a reason for each patient").doesNotContain("Avila");
        assertThat(Platform.fhir().asked()).noneMatch(asked -> asked.contains("p2"));

        var fields = new HashMap<>(Visitor.form(other.body(), "/staff/patients/p2"));
        assertThat(dana.post("/staff/patients/p2", fields).statusCode()).isEqualTo(422);
        fields.put("why", "complaint");
        assertThat(dana.post("/staff/patients/p2", fields).statusCode()).isEqualTo(303);
        assertThat(Platform.fhir().asked()).noneMatch(asked -> asked.contains("p2"));
        assertThat(dana.get("/staff/patients/p2").body()).contains("Avila", "To look into a complaint");
        assertThat(dana.get("/staff/patients/p1").body()).contains("To answer a question");
        assertThat(Platform.fhir().reasons().get(Platform.fhir().reasons().size() - 1))
                .startsWith("To%20answer");
    }

    /** A line's address would have opened a patient without a reason. */
    @Test
    void aLineOpensForThePatientsReasonOnly() {
        Visitor dana = Visitor.signedIn("dana");

        assertThat(Visitor.location(dana.get("/staff/patients/p1/lines/ev1"))).isEqualTo("/staff/patients/p1");
        assertThat(Platform.fhir().asked()).noneMatch(asked -> asked.contains("p1"));

        dana.post("/staff/patients", lookup(dana, "complaint"));
        dana.follow("/staff/patients?found");
        assertThat(dana.get("/staff/patients/p1/lines/ev1").body()).contains("Avila", "What the record says");
    }

    /** The list of consents to mend gave its one reason to every patient it led to. */
    @Test
    void aListOffersItsReasonAndAsksForEachPatientAllTheSame() {
        Visitor dana = Visitor.signedIn("dana");
        var fields = new HashMap<>(dana.form("/staff/consents"));
        fields.put("reason", "To mend this one");
        dana.post("/staff/consents", fields);

        HttpResponse<String> asked = dana.get("/staff/patients/p1");

        assertThat(asked.body())
                .contains("Give a reason", "value=\"To mend this one\"")
                .doesNotContain("Avila");
        assertThat(Platform.fhir().asked()).noneMatch(path -> path.contains("Patient/p1"));
    }

    private static Map<String, String> lookup(Visitor dana, String why) {
        var fields = new HashMap<>(dana.form("/staff/patients"));
        fields.put("number", "MRN-0001");
        fields.put("why", why);
        return fields;
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
