// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is sent is read in part: it is understood, or refused by name. */
class FormIT {
    private final Ward ward = new Ward();

    /** Form 2 of a system was answered with form 1 and its no was not stored; an update overwrote form 1. */
    @Test
    void aSecondBarInAConditionNeverFindsAnotherRecord() {
        Person anna = ward.person();
        String id = Ward.fresh("bar");
        String first = ward.encounter(id, anna, "2026-03-04");
        ward.put(ward.registrar(), "Encounter/" + id, first).expect(201);
        String second = first.replace("\"id\":\"" + id + "\",", "").replace("V " + id, "V " + id + "|2");

        Answer created = ward.post(
                ward.registrar(), "Encounter", second, "If-None-Exist", "identifier=urn:visit|V%20" + id + "|2");
        Answer updated = ward.put(ward.registrar(), "Encounter?identifier=urn:visit%7CV%20" + id + "%7C2", second);
        Answer escaped = ward.post(
                ward.registrar(), "Encounter", second, "If-None-Exist", "identifier=urn:visit|V%20" + id + "%5C|2");

        assertThat(created.expect(400).body()).contains("identifier");
        assertThat(updated.expect(400).body()).contains("identifier");
        assertThat(escaped.expect(201).body()).contains("V " + id + "|2");
        assertThat(ward.get(ward.registrar(), "Encounter/" + id).header("ETag")).isEqualTo("W/\"1\"");
    }

    /** Each was left aside, or ended in a fault with a stack trace. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Encounter?_summary=foo",
                "Encounter?_total=foo",
                "Encounter?_total=estimate",
                "Encounter?_elements=nonsense",
                "Encounter?_elements=status,subject.shoe",
                "Encounter?_offset=5",
                "Encounter?_sort=shoe",
                "Encounter?_sort=_id&_sort=date",
                "Encounter?_sort=_id,date",
                "Encounter?_count=abc",
                "Encounter?_count=1&_count=2",
                "Encounter?_pretty=maybe",
                "Encounter?_query=all",
                "Encounter?_include=Encounter:shoe",
                "Encounter?_include=Shoe:patient",
                "Encounter?_revinclude=Encounter",
                "Encounter?status=",
                "Encounter?status",
                "Encounter?identifier=a,,b",
                "Encounter?identifier=a%00b",
                "Encounter?ident%00ifier=a",
                "Encounter?identifier=%zz",
                "Encounter?identifier=%ff",
                "Encounter?identifier=%",
                "Encounter?date=2026-02-30",
                "Encounter?date=2026-01-31T10:00:00Zfoo",
                "Encounter?_lastUpdated=abc",
                "Encounter/$ID?status=x",
                "Encounter/$ID?_summary=count",
                "Encounter/$ID?_elements=shoe",
                "Encounter/$ID;x=y",
                "Encounter/_history?_since=",
                "Encounter/_history?_since=abc",
                "Encounter/_history?_since=2026-01-31",
                "Encounter/_history?_at=2026",
                "Encounter/$ID/_history?_since=2026-01-31T10:00:00Zfoo",
                "metadata?mode=terminology&shoe=1",
                "Patient/$PATIENT/$accounting?start=abc",
                "Patient/$PATIENT/$accounting?start=",
                "Patient/$PATIENT/$accounting?start=01/02/2020",
                "Patient/$PATIENT/$accounting?start=2020-01-01T00:00:00%2B01:00",
                "Patient/$PATIENT/$accounting?start=2026-02-30",
                "Patient/$PATIENT/$accounting?end=2026-13",
                "Patient/$PATIENT/$accounting?legal=1",
                "Patient/$PATIENT/$accounting?series=maybe",
                "Patient/$PATIENT/$accounting?strat=2026",
                "Patient/$PATIENT/$accounting?legal=true&legal=false",
                "Patient/$PATIENT/$rules?shoe=1",
                "Patient/$PATIENT/$findUsage?offset=x",
                "AuditEvent?date=2020-02-30",
                "AuditEvent?date=abc",
                "AuditEvent?date:missing=true",
                "AuditEvent?_id=a%00b",
                "AuditEvent?_id=s%7Cx",
                "AuditEvent?patient:identifier=x",
                "AuditEvent?entity=Patient/",
                "AuditEvent?shoe=1"
            })
    void whatIsNotUnderstoodIsRefusedByName(String asked) {
        Person anna = ward.person();
        String id = Ward.fresh("form");
        ward.put(ward.registrar(), "Encounter/" + id, ward.encounter(id, anna, "2026-03-04"))
                .expect(201);
        String path = asked.replace("$ID", id).replace("$PATIENT", anna.id());

        // As it is: no library puts the escapes right.
        Wire.Said said = Wire.get(
                ward.door().address(), "/fhir/r4/" + path, Platform.tokens().patient(anna.id()));

        assertThat(said.status()).as(said.text()).isEqualTo(400);
        assertThat(said.text()).contains("OperationOutcome").containsPattern("Expected|parameters \\[\\[");
    }

    /** Written out, a number of eleven characters once had as many digits as it says. */
    @ParameterizedTest
    @ValueSource(strings = {"1e5000", "-1E-5000", "11111111111111111111111111111111111111111111111111111111111111111"})
    void aNumberThatCostsMoreThanItSaysIsRefused(String number) {
        String id = Ward.fresh("number");
        String body = ward.encounter(id, ward.person(), "2026-03-04")
                .replaceFirst("\\{", "{\"extension\":[{\"url\":\"urn:x\",\"valueDecimal\":" + number + "}],");

        String said =
                ward.put(ward.registrar(), "Encounter/" + id, body).expect(400).body();

        assertThat(said).contains("Expected numbers of at most 64 digits", "valueDecimal", "nothing was saved");
    }

    @Test
    void whatIsUnderstoodIsAnswered() {
        Person anna = ward.person();
        for (String path : List.of(
                "Patient/" + anna.id() + "/$accounting?start=2020&end=2026-12&legal=true&series=false",
                "AuditEvent?date=ge2026-01-01&date=le2030&_sort=-date&_count=3",
                "Patient/_history?_since=2026-01-01T00:00:00+01:00",
                "Patient/" + anna.id() + "?_format=application/fhir+json&_pretty=true",
                "Patient?_format=json&_total=none&_summary=false",
                "metadata?mode=full")) {
            assertThat(ward.patient(anna).get("/fhir/r4/" + path).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            POST; Encounter;            Content-Encoding;       br;                            415
            POST; Encounter;            Content-Encoding;       gzip, br;                      415
            POST; Encounter;            If-Match;               W/"1";                         400
            POST; Encounter;            If-None-Match;          *;                             400
            POST; Encounter;            If-None-Exist;          identifier=a&shoe=1;           400
            POST; Encounter;            If-None-Exist;          identifier=;                   400
            POST; Encounter;            If-None-Exist;          identifier=urn:x|1&_count=1;   400
            POST; Encounter;            If-None-Exist;          Patient?identifier=urn:x|1;    400
            POST; Encounter?status=x;   Accept;                 */*;                           400
            PUT;  Encounter/$ID;        If-None-Exist;          identifier=urn:x|1;            400
            PUT;  Encounter/$ID;        If-None-Match;          *;                             400
            PUT;  Encounter/$ID;        If-Match;               W/"1", W/"2";                  400
            PUT;  Encounter/$ID;        If-Match;               W/"one";                       400
            PUT;  Encounter/$ID;        If-Unmodified-Since;    Sat, 28 Nov 2026 10:00:00 GMT; 400
            PUT;  Encounter/$ID;        Content-Range;          bytes 0-9/10;                  400
            PUT;  Encounter/$ID;        Content-Location;       Encounter/another;             400
            PUT;  Encounter/$ID;        X-Provenance;           {};                            400
            PUT;  Encounter/$ID;        Prefer;                 return=everything;             400
            PUT;  Encounter/$ID?x=y;    Accept;                 */*;                           400
            POST; Encounter;            Content-Type;           text/plain;                    415
            POST; Encounter;            Content-Type;           application/fhir+xml;          415
            POST; Encounter;            Content-Type;           'application/fhir+json; charset=iso-8859-1'; 415
            POST; Encounter;            Content-Type;           'application/fhir+json; fhirVersion=5.0'; 415
            """)
    void headersThatChangeWhatARequestMeansAreUnderstoodOrRefused(
            String method, String path, String header, String value, int status) {
        Person anna = ward.person();
        String id = Ward.fresh("head");
        String visit = ward.encounter(id, anna, "2026-03-04");
        ward.put(ward.registrar(), "Encounter/" + id, visit).expect(201);

        Answer answer = new Answer(ward.registrar()
                .send(method, "/fhir/r4/" + path.replace("$ID", id), visit, "Content-Type", Ward.JSON, header, value));

        assertThat(answer.expect(status).body()).contains("Expected");
        assertThat(ward.get(ward.registrar(), "Encounter/" + id).header("ETag")).isEqualTo("W/\"1\"");
    }

    /** Names of parameters that nobody reads were left aside: an answer was about something else than was asked. */
    @Test
    void anOperationRefusesParametersItDoesNotTakeOrTakesOnce() {
        Person anna = ward.person();
        String patient = "{\"name\":\"patient\",\"valueString\":\"" + anna.id() + "\"}";
        String rest = ",{\"name\":\"recipient\",\"valueString\":\"x\"},{\"name\":\"purpose\",\"valueCode\":\"TREAT\"}";

        for (String more : List.of(",{\"name\":\"as-off\",\"valueString\":\"x\"}", "," + patient)) {
            Answer refused = ward.post(
                    ward.staff(),
                    "Consent/$evaluate",
                    "{\"resourceType\":\"Parameters\",\"parameter\":[" + patient + rest + more + "]}");
            assertThat(refused.expect(400).body()).contains(more.contains("as-off") ? "as-off" : "patient");
        }
        Door own = ward.patient(anna);
        for (String wrong : List.of("$sharing?yaer=2026", "$sharing?purpose=TREAT&purpose=HRESCH", "$looks?pgae=2")) {
            ward.get(own, "Patient/" + anna.id() + "/" + wrong).expect(400);
        }
        // The filters by scan, outcome and name were refused as unknown.
        for (String right : List.of("year=2026&page=1&_count=5", "scan=study1&outcome=sent&name=off")) {
            ward.get(own, "Patient/" + anna.id() + "/$sharing?" + right).expect(200);
        }
        // Only the newest visits were answered, and page was refused.
        ward.get(own, "Patient/" + anna.id() + "/$looks?_count=5&page=2").expect(200);
        String filed = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"konsent\",\"valueString\":\"x\"}]}";
        assertThat(ward.post(own, "Consent/$fileConsent", filed).expect(400).body())
                .contains("konsent");
    }

    /** DELETE and PATCH were 400; HEAD of what GET answers was 401 or 400, OPTIONS 401. */
    @Test
    void methodsAreThoseThatTheDocsName() {
        Person anna = ward.person();
        String path = "Patient/" + anna.id();
        for (String method : List.of("DELETE", "PATCH", "PROPFIND")) {
            Answer refused = new Answer(ward.registrar().send(method, "/fhir/r4/" + path, ""));
            assertThat(refused.expect(405).header("Allow")).contains("GET", "PUT");
        }
        for (String read : List.of(path, "Patient?_id=" + anna.id(), "metadata", "Patient/nobody", "Patient?shoe=1")) {
            HttpResponse<String> get = ward.patient(anna).get("/fhir/r4/" + read);
            HttpResponse<String> head = ward.patient(anna).send("HEAD", "/fhir/r4/" + read, "");
            assertThat(head.statusCode()).as(read).isEqualTo(get.statusCode());
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("Content-Type"))
                    .isEqualTo(get.headers().firstValue("Content-Type"));
            assertThat(head.headers().firstValue("ETag"))
                    .isEqualTo(get.headers().firstValue("ETag"));
        }
        assertThat(new Answer(ward.door().send("HEAD", "/fhir/r4/metadata", "")).status())
                .isEqualTo(200);
        assertThat(new Answer(ward.door().send("HEAD", "/fhir/r4/" + path, "")).status())
                .isEqualTo(401);
        assertThat(new Answer(ward.door().send("OPTIONS", "/fhir/r4/" + path, ""))
                        .expect(204)
                        .header("Allow"))
                .contains("GET");
    }

    /** XML went out for ndjson and for a form that asked for it; the narrative alone was the word null. */
    @Test
    void answersAreJsonOfR4OrNone() {
        Person anna = ward.person();
        String path = "Patient/" + anna.id();
        for (String format : List.of("ndjson", "application/fhir%2Bndjson", "xml", "html/turtle", "text/html")) {
            ward.get(ward.registrar(), path + "?_format=" + format).expect(406);
            ward.get(ward.registrar(), path + "?%5fformat=" + format).expect(406);
        }
        Answer form = new Answer(ward.registrar()
                .post(
                        "/fhir/r4/Patient/_search",
                        "Application/X-WWW-Form-URLencoded",
                        "_id=" + anna.id() + "&_format=xml"));
        assertThat(form.expect(406).body()).startsWith("{");
        for (String accept : List.of("application/fhir+ndjson", "application/fhir+json;q=0", "text/html")) {
            assertThat(ward.registrar()
                            .get("/fhir/r4/" + path, "Accept", accept)
                            .statusCode())
                    .as(accept)
                    .isIn(200, 406);
        }
        Answer text = ward.get(ward.registrar(), path + "?_summary=text").expect(200);
        assertThat(text.json().getString("resourceType")).isEqualTo("Patient");
        assertThat(text.body()).doesNotContain("birthDate");
    }

    /** A form whose type was in other letters, or that came in pieces, was not read: all were found. */
    @Test
    void aSearchByPostIsReadWholeHoweverItComes() throws IOException, InterruptedException {
        Person anna = ward.person();
        ward.person();
        String form = "_id=" + anna.id() + "&_count=5";
        for (String type : List.of(
                "application/x-www-form-urlencoded",
                "Application/X-WWW-Form-URLencoded",
                "application/x-www-form-urlencoded; charset=UTF-8")) {
            for (boolean pieces : List.of(false, true)) {
                HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(form);
                HttpRequest request = HttpRequest.newBuilder(uri("Patient/_search"))
                        .header("Authorization", "Bearer " + Platform.tokens().registrar())
                        .header("Content-Type", type)
                        .POST(pieces ? HttpRequest.BodyPublishers.fromPublisher(body) : body)
                        .build();
                Answer answer =
                        new Answer(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()));
                assertThat(answer.references()).as(type + pieces).containsExactly("Patient/" + anna.id());
            }
        }
        for (String wrong : List.of("_id=%zz", "_id=%ff", "_id=a%00b", "_id=", "_offset=1", "_summary=foo")) {
            assertThat(ward.registrar()
                            .post("/fhir/r4/Patient/_search", "application/x-www-form-urlencoded", wrong)
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(ward.registrar()
                        .post("/fhir/r4/Patient/_search", Ward.JSON, form)
                        .statusCode())
                .isEqualTo(415);
    }

    /** What must be there was left out, so that the answer was no Encounter of R4. */
    @Test
    void elementsThatMustBeThereAreThere() {
        Person anna = ward.person();
        String id = Ward.fresh("elements");
        ward.put(ward.registrar(), "Encounter/" + id, ward.encounter(id, anna, "2026-03-04"))
                .expect(201);

        for (String path : List.of("Encounter/" + id + "?", "Encounter?_id=" + id + "&")) {
            for (String shape : List.of("_elements=period", "_elements=Encounter.period", "_summary=text")) {
                Answer answer = ward.get(ward.registrar(), path + shape).expect(200);
                assertThat(answer.body())
                        .as(path + shape)
                        .contains("\"status\"", "\"class\"", "SUBSETTED")
                        .doesNotContain("urn:visit");
                assertThat(answer.body().contains("2026-03-04")).isEqualTo(!shape.startsWith("_summary"));
            }
        }
        Answer page = ward.get(ward.registrar(), "Encounter?_elements=period&_count=1&patient=" + anna.id());
        assertThat(page.expect(200).body()).doesNotContain("mandatory");
    }

    /** Only one plain tag was understood. */
    @Test
    void whatTheCallerHasIsNotSentAgain() {
        Person anna = ward.person();
        String path = "/fhir/r4/Patient/" + anna.id();
        for (String has : List.of("*", "W/\"1\"", "\"1\"", "W/\"7\", W/\"1\"", "W/\"7\",\"1\" , W/\"9\"")) {
            assertThat(ward.registrar().get(path, "If-None-Match", has).statusCode())
                    .as(has)
                    .isEqualTo(304);
        }
        assertThat(ward.registrar()
                        .get(path, "If-None-Match", "W/\"7\", W/\"9\"")
                        .statusCode())
                .isEqualTo(200);
        for (String odd : List.of("W/\"1", "\"1\" \"2\"", "*, \"1\"", "\"1\",")) {
            assertThat(ward.registrar().get(path, "If-None-Match", odd).statusCode())
                    .as(odd)
                    .isEqualTo(400);
        }
    }

    /** A media type in other letters was 415; a body in another encoding was stored with other letters. */
    @Test
    void aBodyIsJsonInUtf8InWhateverLettersItsTypeIsWritten() throws IOException, InterruptedException {
        Person anna = ward.person();
        String visit = ward.encounter(Ward.fresh("utf"), anna, "2026-03-04").replaceFirst("\"id\":\"[^\"]*\",", "");
        for (String type :
                List.of("Application/FHIR+JSON", "application/fhir+json; Charset=\"UTF-8\"", "APPLICATION/JSON")) {
            assertThat(ward.registrar().post("/fhir/r4/Encounter", type, visit).statusCode())
                    .as(type)
                    .isEqualTo(201);
        }
        byte[] latin = visit.replace("\"V ", "\"V é ").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        List<byte[]> broken = new ArrayList<>(List.of(latin));
        for (String escape : List.of("\\ud800", "\\udc00", "\\udc00\\ud800", "\\ud800x", "\\u0000")) {
            broken.add(visit.replace("\"V ", "\"V " + escape + " ").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        for (byte[] body : broken) {
            HttpRequest request = HttpRequest.newBuilder(uri("Encounter"))
                    .header("Authorization", "Bearer " + Platform.tokens().registrar())
                    .header("Content-Type", Ward.JSON)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(400);
        }
        String pair = visit.replace("\"V ", "\"V \\ud83d\\ude00 \\\\ud800 ");
        assertThat(ward.post(ward.registrar(), "Encounter", pair).expect(201).body())
                .contains("V 😀 \\\\ud800 ");
    }

    private URI uri(String path) {
        return ward.door().address().resolve("/fhir/r4/" + path);
    }
}
