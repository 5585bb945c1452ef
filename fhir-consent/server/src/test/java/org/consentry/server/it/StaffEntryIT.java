// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Choices that patients made on paper, by phone or at the desk, and that staff enter. */
class StaffEntryIT {
    private static final String DAY = "2026-05-01";
    private static final String LATER = "2026-06-01";
    private static final String CONSENTS = "Consent";
    private static final String FORM = "urn:uuid:0b1a7c0e-5d1e-4c63-9d4f-2f9d7a1f0001";

    private final Ward ward = new Ward();

    @Test
    void aNoByPhoneCountsIsSignedByWhoTookItAndIsInTheTrail() {
        Person anna = ward.person();

        Answer stored = ward.post(ward.staff(), CONSENTS, entry(anna, "deny", "phone", "n1", ""))
                .expect(201);

        assertThat(stored.body()).contains("\"channel\"", "phone", "Dana Reyes").doesNotContain("Somebody");
        assertThat(told(anna))
                .singleElement()
                .satisfies(terms ->
                        assertThat(terms.evidenced()).as("nobody signed").isFalse());
        assertThat(ward.get(ward.patient(anna), "AuditEvent?patient=" + anna.id())
                        .body())
                .contains("Dana Reyes", "Testing the door", stored.id() + "/_history/1");
    }

    @Test
    void withoutAReasonOrAChannelNothingIsSaved() {
        Person anna = ward.person();
        String no = entry(anna, "deny", "phone", "n1", "");

        ward.post(ward.door().as(Platform.tokens().staff()), CONSENTS, no).expect(403);
        assertThat(ward.post(ward.staff(), CONSENTS, no.replace("\"valueCode\":\"phone\"", "\"valueCode\":\"web\""))
                        .expect(422)
                        .body())
                .contains("one channel: paper, phone, desk or correction");

        assertThat(told(anna)).isEmpty();
    }

    /** The form and the choice are one transaction; a form of 1 MB is the longest that staff scan. */
    @ParameterizedTest
    @ValueSource(ints = {3, 1 << 20})
    void aYesOnPaperIsStoredTogetherWithItsForm(int bytes) {
        Person anna = ward.person();
        String yes = entry(anna, "permit", "paper", "n1", "\"sourceReference\":{\"reference\":\"" + FORM + "\"},");
        String both = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + form(anna, bytes, "n1")
                + ",{\"resource\":" + yes + ",\"request\":{\"method\":\"POST\",\"url\":\"Consent\"}}]}";

        ward.post(ward.staff(), "", both).expect(200);
        ward.post(ward.staff(), "", both).expect(200);

        assertThat(told(anna))
                .singleElement()
                .extracting(ConsentTerms::evidenced)
                .isEqualTo(true);
        assertThat(ward.get(ward.patient(anna), "DocumentReference?patient=" + anna.id())
                        .entries())
                .as("a form sent twice is one")
                .hasSize(1);
    }

    @Test
    void aYesOnPaperWithoutItsFormOrWithAnothersIsNotSaved() {
        Person anna = ward.person();
        Person ben = ward.person();
        String mine = ward.post(ward.staff(), "DocumentReference", document(ben, 3, "of-ben"))
                .expect(201)
                .id();
        String source = "\"sourceReference\":{\"reference\":\"DocumentReference/" + mine + "\"},";

        ward.post(ward.staff(), CONSENTS, entry(anna, "permit", "paper", "n1", ""))
                .expect(422);
        ward.post(ward.staff(), CONSENTS, entry(anna, "permit", "paper", "n1", source))
                .expect(422);

        assertThat(told(anna)).isEmpty();
    }

    @Test
    void anOlderPaperOverturnsNothingThatThePatientChoseSince() {
        Person anna = ward.person();
        String id = new Answer(new Choices(ward.door(), anna.id()).first("permit", "p1"))
                .expect(201)
                .id();

        String no = entry(anna, "deny", "paper", "n1", "");
        ward.post(ward.staff(), CONSENTS, no).expect(409);
        Answer late = ward.put(ward.staff(), "Consent/" + id, with(no, id), "If-Match", "W/\"1\"");

        assertThat(late.expect(422).body()).contains("Consent.dateTime");
        assertThat(told(anna)).hasSize(1);
    }

    /** Who enters a no may not be able to see what stands. A yes is only written on what was seen. */
    @Test
    void aNoIsWrittenOnTopOfWhatStandsWithoutItsVersionAndAYesIsNot() {
        Person anna = ward.person();
        Person ben = ward.person();
        String id = ward.post(ward.staff(), CONSENTS, entry(anna, "deny", "phone", "n1", ""))
                .expect(201)
                .id();
        String later = entry(anna, "deny", "phone", "n2", "").replace(DAY, LATER);

        Answer next = ward.post(ward.staff(), CONSENTS, later).expect(200);
        Answer again = ward.post(ward.staff(), CONSENTS, later).expect(200);

        assertThat(next.body()).contains(id, "\"versionId\":\"2\"");
        assertThat(again.body()).as("the same form is one version").isEqualTo(next.body());
        ward.post(ward.staff(), CONSENTS, entry(ben, "deny", "phone", "n1", "")).expect(201);
        String yes = entry(ben, "permit", "phone", "n2", "").replace(DAY, LATER);
        ward.post(ward.staff(), CONSENTS, yes).expect(409);
        ward.post(ward.patient(ben), CONSENTS, new Choices(ward.door(), ben.id()).consent("", "deny", "own"))
                .expect(409);
    }

    /** Only who saw the version that stands could say no, and nobody saw it without a second person. */
    @Test
    void aNoForAClosedRecordWaitsForNobodyAndShowsNothing() {
        Person anna = ward.person();
        new Answer(new Choices(ward.door(), anna.id()).first("permit", "p1")).expect(201);
        assertThat(told(anna)).singleElement().extracting(StaffEntryIT::effect).isEqualTo(Effect.PERMIT);
        new Closing(ward).close(anna, Closing.RESTRICTED);
        String today = LocalDate.now(ZoneOffset.UTC).toString();

        ward.post(
                        Closing.dana(),
                        CONSENTS,
                        entry(anna, "deny", "paper", "n1", "").replace(DAY, today))
                .expect(200);

        assertThat(told(anna)).singleElement().extracting(StaffEntryIT::effect).isEqualTo(Effect.DENY);
        assertThat(Closing.read(Closing.dana(), anna)).isEqualTo(403);
        assertThat(ward.get(ward.patient(anna), "AuditEvent?patient=" + anna.id())
                        .body())
                .contains("Dana Reyes", "Her lawyer called");
    }

    @Test
    void whatWasEnteredByMistakeIsTakenBackAndNothingElseIs() {
        Person anna = ward.person();
        String id = ward.post(ward.staff(), CONSENTS, entry(anna, "deny", "phone", "n1", ""))
                .expect(201)
                .id();
        String now =
                InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS).toString();
        String back = with(entry(anna, "deny", "correction", "n2", ""), id)
                .replace("\"active\"", "\"inactive\"")
                .replace(DAY, now);

        ward.put(ward.staff(), "Consent/" + id, back, "If-Match", "W/\"1\"").expect(200);

        assertThat(told(anna)).isEmpty();
        String again = back.replace("\"n2\"", "\"n3\"");
        ward.put(ward.staff(), "Consent/" + id, again, "If-Match", "W/\"2\"").expect(422);
    }

    @Test
    void aCorrectionOfNothingIsRefused() {
        Person anna = ward.person();

        ward.post(ward.staff(), CONSENTS, entry(anna, "permit", "correction", "n1", ""))
                .expect(422);

        assertThat(told(anna)).isEmpty();
    }

    /** Nobody but staff can say that staff entered a choice. */
    @Test
    void aPatientCannotSayThatStaffEnteredIt() {
        Person anna = ward.person();
        String own = new Choices(ward.door(), anna.id()).consent(entered("phone"), "deny", "own-1");

        assertThat(ward.post(ward.patient(anna), CONSENTS, own).expect(201).body())
                .doesNotContain("StructureDefinition/entered", "Somebody");
    }

    private static String entry(Person of, String type, String channel, String key, String more) {
        String sent = new Choices(Platform.door(), of.id()).consent(entered(channel) + more, type, key);
        return sent.replaceFirst("\"dateTime\":\"[^\"]*", "\"dateTime\":\"" + DAY)
                .replace("/fhir/text/", "/fhir/script/");
    }

    private static String entered(String channel) {
        return """
                "extension":[{"url":"https://consentry.org/fhir/StructureDefinition/entered","extension":[
                {"url":"channel","valueCode":"%s"},{"url":"by","valueString":"Somebody Else"}]}],""".formatted(channel);
    }

    private static String with(String consent, String id) {
        return consent.replaceFirst("\\{", "{\"id\":\"" + id + "\",");
    }

    private static String form(Person of, int bytes, String key) {
        return "{\"fullUrl\":\"" + FORM + "\",\"resource\":" + document(of, bytes, key)
                + ",\"request\":{\"method\":\"POST\",\"url\":\"DocumentReference\",\"ifNoneExist\":"
                + "\"patient=Patient/" + of.id() + "&identifier=https://consentry.org/fhir/idempotency-key%7C" + of.id()
                + key + "\"}}";
    }

    private static String document(Person of, int bytes, String key) {
        return """
                {"resourceType":"DocumentReference","status":"current","identifier":[{"system":
                "https://consentry.org/fhir/idempotency-key","value":"%s%s"}],"subject":{"reference":"Patient/%s"},
                "content":[{"attachment":{"contentType":"application/pdf","data":"%s"}}]}""".formatted(of.id(), key, of.id(), Base64.getEncoder().encodeToString(new byte[bytes]));
    }

    private static Effect effect(ConsentTerms terms) {
        return ((ConsentTerms.Rules) terms.base()).root().effect();
    }

    private List<ConsentTerms> told(Person person) {
        return new AgentDoor(ward.door(), "reads-entries").told(person);
    }
}
