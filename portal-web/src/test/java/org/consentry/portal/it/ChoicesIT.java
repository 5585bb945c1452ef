// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ChoicesIT {

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void aNoIsStoredWithTheTextThatWasShownAndComesBackFromTheStore() {
        Visitor anna = Visitor.signedIn("anna");

        HttpResponse<String> answer = anna.post("/choices/ai", picked(anna, "no"));

        assertThat(answer.statusCode()).isEqualTo(303);
        String saved = anna.get(Visitor.location(answer)).body();
        assertThat(saved)
                .contains("Saved. We will not share your scans to build AI tools.")
                .contains("Your choice works at 1 of 1 place that sends scans")
                .contains("Undo this choice")
                .contains("We will send a note to your email.");
        JsonObject stored = Platform.fhir().versions().get(0);
        assertThat(stored.toString()).contains("\"deny\"", "https://consentry.org/fhir/text/ai/", "Patient/p1");
        assertThat(anna.get("/home").body()).contains("You said no on ");
    }

    /** A patient with a merged record saw the other record's choice, and could save none on top of it. */
    @Test
    void whatIsPickedOnTopOfAMergedRecordsChoiceIsWrittenUnderTheOwnRecord() {
        Platform.fhir().file("of-the-old-record", """
                {"resourceType":"Consent","status":"active","patient":{"reference":"Patient/old"},
                 "identifier":[{"system":"https://consentry.org/fhir/consent-topic","value":"ai"}],
                 "dateTime":"2026-03-03T10:00:00-05:00","provision":{"type":"permit"}}""");
        Visitor anna = Visitor.signedIn("anna");
        assertThat(anna.get("/home").body()).contains("You said yes on ");

        HttpResponse<String> answer = anna.post("/choices/ai", picked(anna, "no"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Platform.fhir().versions())
                .extracting(consent -> consent.getJsonObject("patient").getString("reference"))
                .containsExactlyInAnyOrder("Patient/old", "Patient/p1");
        assertThat(anna.get("/home").body()).contains("You said no on ");
        anna.post("/choices/ai", picked(anna, "yes"));
        assertThat(Platform.fhir().versions()).hasSize(3);
    }

    @Test
    void theReceiptOfAChoiceCanBeTakenAlong() throws Exception {
        Visitor anna = Visitor.signedIn("anna");
        String saved = Visitor.location(anna.post("/choices/ai", picked(anna, "no")));
        String files = saved.replace("/saved/", "/receipts/");

        HttpResponse<byte[]> pdf = anna.bytes(files + "/receipt.pdf");
        HttpResponse<String> consent = anna.get(files + "/consent.json");

        assertThat(anna.get(saved).body())
                .contains("href=\"" + files + "/receipt.pdf\"", "href=\"" + files + "/receipt.json\"")
                .contains("href=\"" + files + "/consent.json\"");
        assertThat(pdf.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/pdf");
        assertThat(pdf.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(new String(pdf.body(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-1");
        assertThat(anna.get(files + "/receipt.json").body())
                .contains("\"value\":\"no\"", "\"counts\":true", "\"placesInForce\":1");
        assertThat(consent.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/fhir+json");
        assertThat(consent.body()).contains("\"deny\"", "Patient/p1").doesNotContain("idempotency-key");
        assertThat(Visitor.location(anna.get(files))).isEqualTo(saved);
        assertThat(anna.get("/choices/receipts/none.1/receipt.pdf").statusCode())
                .isEqualTo(404);
        assertThat(anna.get("/choices/receipts/x/receipt.json").statusCode()).isEqualTo(404);
        assertThat(new Visitor(Platform.portal()).get(files + "/receipt.pdf").statusCode())
                .isEqualTo(302);
    }

    @Test
    void withNothingPickedNothingIsSavedAndTheErrorLeadsToTheFirstAnswer() {
        Visitor anna = Visitor.signedIn("anna");

        HttpResponse<String> answer = anna.post("/choices/ai", picked(anna, ""));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("<title>Error: ", "href=\"#c-1\"", "Pick yes or no");
        assertThat(Platform.fhir().versions()).isEmpty();
    }

    @Test
    void anOldTokenSavesNothingAndKeepsThePick() {
        Visitor anna = Visitor.signedIn("anna");
        Map<String, String> fields = picked(anna, "no");
        fields.put("_csrf", "of-yesterday");

        HttpResponse<String> answer = anna.post("/choices/ai", fields, "Sec-Fetch-Site", "same-origin");

        assertThat(Platform.fhir().versions()).isEmpty();
        String again = anna.get(Visitor.location(answer)).body();
        assertThat(again)
                .contains("Nothing was saved. Here is what you picked. Press Save again.")
                .containsPattern("value=\"no\"[^>]*checked");
    }

    @Test
    void afterTheSessionHasEndedAFormKeepsItsValuesForTheSamePersonOnly() {
        Visitor anna = Visitor.signedIn("anna");
        Map<String, String> fields = picked(anna, "no");
        anna.post("/sign-out", Visitor.form(anna.get("/home").body(), "/sign-out"));

        HttpResponse<String> late = anna.post("/choices/ai", fields);

        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.body()).contains("You were signed out", "We kept your answers");
        assertThat(Platform.fhir().versions()).isEmpty();
        Platform.login().next("anna");
        assertThat(anna.follow("/choices/ai").body()).containsPattern("value=\"no\"[^>]*checked");
    }

    /** Each such form once stayed in a session of its own for half an hour: 120 of them stopped the portal. */
    @Test
    void nothingIsKeptOfWhatAStrangerSends() {
        Visitor stranger = new Visitor(Platform.portal());

        HttpResponse<String> small = stranger.post("/questions/new", Map.of("text", "hello", "by", "0".repeat(64)));
        HttpResponse<String> large = stranger.postInPieces("/questions/new", "text=" + "x".repeat(1_900_000));

        assertThat(small.statusCode()).isEqualTo(401);
        assertThat(small.body()).contains("You were signed out").doesNotContain("We kept your answers");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(small.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(large.headers().allValues("Set-Cookie")).isEmpty();
    }

    /** One signed-in person, or a program in that person's name, could send forms without end. */
    @Test
    void afterTooManyFormsAPersonIsAskedToWaitAndWhatWasPickedIsKept() {
        Visitor cara = Visitor.signedIn("cara");
        var unsent = new HashMap<>(cara.form("/questions/new"));
        Map<String, String> choice = picked(cara, "no");
        HttpResponse<String> last = Stream.generate(() -> cara.post("/questions/new", unsent))
                .limit(400)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);

        HttpResponse<String> refused = Stream.generate(() -> cara.post("/choices/ai", choice))
                .limit(400)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();

        assertThat(refused.body()).contains("Please wait a minute", "We kept your answers", "href=\"/choices/ai\"");
        assertThat(cara.get("/choices/ai").body()).containsPattern("value=\"no\"[^>]*checked");
        assertThat(Visitor.signedIn("anna").post("/choices/ai", Map.of()).statusCode())
                .isNotEqualTo(429);
        assertThat(cara.post("/sign-out", Visitor.form(cara.get("/home").body(), "/sign-out"))
                        .statusCode())
                .isEqualTo(303);
    }

    /** The consent server's own limit looked like a fault of the portal. */
    @Test
    void whenTheServerAsksToWaitAChoiceIsSaidNotToBeSavedAndIsKept() {
        Visitor anna = Visitor.signedIn("anna");
        Map<String, String> fields = picked(anna, "no");
        Platform.fhir().answerOnly(429);

        HttpResponse<String> answer = anna.post("/choices/ai", fields);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).containsPattern("value=\"no\"[^>]*checked");
        assertThat(anna.get("/sharing").statusCode()).isLessThanOrEqualTo(503).isNotEqualTo(500);
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        Visitor anna = Visitor.signedIn("anna");

        HttpResponse<String> answer = anna.post("/choices/ai", picked(anna, "yes"), "Sec-Fetch-Site", "cross-site");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Platform.fhir().versions()).isEmpty();
    }

    /** Refusals stood among everything else that the process says. */
    @Test
    void aRefusedFormIsInAFileOfItsOwnThatNobodyElseReads() throws IOException {
        Visitor anna = Visitor.signedIn("anna");

        anna.post("/choices/ai", picked(anna, "yes"), "Sec-Fetch-Site", "cross-site");

        assertThat(Files.readAllLines(Platform.SECURITY_LOG))
                .anyMatch(line -> line.endsWith(
                        " WARNING event=forbidden part=portal page=PATIENT method=POST status=403 from=127.0.0.1"))
                .allMatch(line -> line.matches("2\\S+Z (WARNING|INFO) event=[a-z-]+ part=portal .*"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Platform.SECURITY_LOG)))
                .isEqualTo("rw-------");
    }

    @Test
    void whenTheServerIsAwayNothingIsSentAndThePageSaysThatNothingHasChanged() {
        Visitor anna = Visitor.signedIn("anna");
        Map<String, String> fields = picked(anna, "no");
        Platform.fhir().goAway();

        HttpResponse<String> answer = anna.post("/choices/ai", fields);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .doesNotContain("Saved.")
                .contains("Your choice was not saved", "Nothing has changed.");
        assertThat(answer.body()).containsPattern("value=\"no\"[^>]*checked");
    }

    @Test
    void whenNoAnswerTellsWhetherAChoiceWasStoredItIsNotSaidToBeSaved() {
        Visitor anna = Visitor.signedIn("anna");
        Map<String, String> fields = picked(anna, "no");
        Platform.fhir().takeNoWrites();

        HttpResponse<String> answer = anna.post("/choices/ai", fields);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("Saved.").contains("could not make sure that your choice was saved");
        assertThat(answer.body()).containsPattern("value=\"no\"[^>]*checked");
    }

    @Test
    void stopSaysNoToBothInOnePressAndUndoPutsBothBack() {
        Visitor anna = Visitor.signedIn("anna");

        HttpResponse<String> stopped = anna.post("/choices/stop", anna.form("/choices/stop"));

        assertThat(Platform.fhir().versions())
                .hasSize(2)
                .allMatch(v -> v.toString().contains("\"deny\""));
        String saved = Visitor.location(stopped);
        String page = anna.get(saved).body();
        assertThat(page).contains("We will not share your scans for research or to build AI tools.");
        String undo = saved.replace("/saved/", "/undo/");
        HttpResponse<String> undone = anna.post(undo, Visitor.form(page, undo));
        assertThat(Platform.fhir().versions()).hasSize(4);
        assertThat(anna.get(Visitor.location(undone) + "?undone").body()).contains("We put your choices back");
        assertThat(anna.get("/home").body()).contains("You have not picked yet");
    }

    @Test
    void aQuestionSentTwiceIsOneQuestion() {
        Visitor anna = Visitor.signedIn("anna");
        var fields = new HashMap<>(anna.form("/questions/new"));
        fields.put("text", "Who is Northlight?");

        HttpResponse<String> first = anna.post("/questions/new", fields);
        HttpResponse<String> second = anna.post("/questions/new", fields);

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(second)).isEqualTo(Visitor.location(first));
        assertThat(Platform.fhir().questions()).isEqualTo(1);
    }

    @Test
    void anEmptyQuestionIsNotSent() {
        Visitor anna = Visitor.signedIn("anna");

        HttpResponse<String> answer = anna.post("/questions/new", anna.form("/questions/new"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Write your question", "href=\"#text\"");
        assertThat(Platform.fhir().questions()).isZero();
    }

    private static Map<String, String> picked(Visitor visitor, String pick) {
        String path = "/choices/ai";
        var fields = new HashMap<>(visitor.form(path));
        fields.put("pick", pick);
        return fields;
    }
}
