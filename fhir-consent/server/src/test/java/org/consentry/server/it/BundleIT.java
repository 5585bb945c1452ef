// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundleIT {
    private static final String PERSON = """
            {"fullUrl":"urn:uuid:5b1a7c0e-0000-4000-8000-0000000000%s","resource":{"resourceType":"RelatedPerson",
            "patient":{"reference":"%s"}},"request":{"method":"POST","url":"RelatedPerson"}}""";

    private final Ward ward = new Ward();

    @Test
    void entriesOfATransactionFindEachOtherInWhateverOrderTheyCome() {
        Person anna = ward.person();
        String slug = Ward.fresh("vendor");
        String request = """
                {"resource":{"resourceType":"ServiceRequest","status":"active","intent":"order",
                "subject":{"reference":"Patient?identifier=%s"},"encounter":{"reference":"Encounter/%s"},
                "requester":{"reference":"urn:uuid:5b1a7c0e-0000-4000-8000-000000000001"}},
                "request":{"method":"POST","url":"ServiceRequest"}}""".formatted(anna.number().value(), slug);
        String visit = """
                {"resource":%s,"request":{"method":"PUT","url":"Encounter/%s"}}""".formatted(ward.encounter(slug, anna, "2026-01-01"), slug);
        String read = """
                {"request":{"method":"GET","url":"ServiceRequest?patient=Patient/%s"}}""".formatted(anna.id());

        Answer answer = send(
                ward.registrar(), "transaction", read, request, PERSON.formatted("01", "Patient/" + anna.id()), visit);

        List<JsonObject> entries = answer.entries();
        assertThat(entries)
                .extracting(entry -> entry.getJsonObject("response").getString("status"))
                .containsExactly("200", "201", "201", "201");
        JsonObject found = entries.get(0)
                .getJsonObject("resource")
                .getJsonArray("entry")
                .getJsonObject(0)
                .getJsonObject("resource");
        assertThat(found.getJsonObject("subject").getString("reference")).isEqualTo("Patient/" + anna.id());
        assertThat(entries.get(2).getJsonObject("response").getString("location"))
                .contains(found.getJsonObject("requester").getString("reference"));
    }

    /** Only references that were the fullUrl letter by letter were found; other elements kept a urn of nothing. */
    @Test
    void everyLinkToAnEntryBecomesALinkToWhatItIs() {
        Person anna = ward.person();
        String urn = "urn:uuid:5b1a7c0e-0000-4000-8000-00000000000a";
        String document = """
                {"fullUrl":"%s","resource":{"resourceType":"DocumentReference","status":"current","subject":
                {"reference":"Patient/%s"},"content":[{"attachment":{"url":"https://example.org/scan"}}]},
                "request":{"method":"POST","url":"DocumentReference"}}""".formatted(urn, anna.id());
        String second =
                """
                {"fullUrl":"http://theirs.example/fhir/DocumentReference/two","resource":{"resourceType":
                "DocumentReference","status":"current","subject":{"reference":"%s/Patient/%s"},"text":{"status":
                "generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\"><p><a href=\\"%s\\">one</a></p></div>"},
                "content":[{"attachment":{"url":"%s"}}],"relatesTo":[{"code":"appends","target":{"reference":"%s"}},
                {"code":"appends","target":{"reference":"DocumentReference/three"}}]},
                "request":{"method":"POST","url":"DocumentReference"}}""".formatted(base(), anna.id(), urn, urn, urn.replace("urn:uuid:5b1a7c0e", "URN:UUID:5B1A7C0E"));
        String third = document.replace(urn, "http://theirs.example/fhir/DocumentReference/three")
                .replace("Patient/", base() + "/Patient/");

        List<JsonObject> answers =
                send(ward.registrar(), "transaction", second, third, document).entries();

        List<String> ids = answers.stream()
                .map(answer -> answer.getJsonObject("response").getString("location"))
                .map(location -> location.replaceAll(".*(DocumentReference/[^/]+)/_history.*", "$1"))
                .toList();
        String stored = ward.get(ward.registrar(), ids.get(0)).body();
        assertThat(stored)
                .contains(
                        "href=\\\"" + ids.get(2) + "\\\"",
                        "\"url\":\"" + ids.get(2) + "\"",
                        "\"reference\":\"" + ids.get(2) + "\"",
                        "\"reference\":\"" + ids.get(1) + "\"",
                        "\"reference\":\"Patient/" + anna.id() + "\"")
                .doesNotContain("urn:uuid");
    }

    /** A relative reference beside another server's fullUrl was read as ours: it could be another person's. */
    @Test
    void aRelativeReferenceIsOfTheServerItsEntryIsOf() {
        Person anna = ward.person();
        String theirs = PERSON.formatted("01", "Patient/" + anna.id())
                .replaceFirst("urn:uuid:[0-9a-z-]*", "http://theirs.example/fhir/RelatedPerson/x");
        String twice = PERSON.formatted("01", "Patient/" + anna.id());

        assertThat(send(ward.registrar(), "transaction", theirs).expect(400).body())
                .contains("Bundle.entry[0]", "another server");
        assertThat(send(ward.registrar(), "batch", theirs).entries().get(0).toString())
                .contains("400", "another server");
        assertThat(send(ward.registrar(), "transaction", twice, twice)
                        .expect(400)
                        .body())
                .contains("fullUrl");
        assertThat(send(ward.registrar(), "transaction", theirs.replace("http://theirs.example/fhir", base()))
                        .entries()
                        .get(0)
                        .toString())
                .contains("201");
    }

    /** What an entry's method does not read was left aside. */
    @Test
    void anEntryCarriesNothingThatItsRequestLeavesAside() {
        Person anna = ward.person();
        String post = PERSON.formatted("01", "Patient/" + anna.id());
        for (String more : List.of(
                "\"ifMatch\":\"W/\\\"1\\\"\",",
                "\"ifNoneMatch\":\"*\",",
                "\"ifModifiedSince\":\"2026-01-01T00:00:00Z\",")) {
            assertThat(send(ward.registrar(), "batch", post.replace("\"request\":{", "\"request\":{" + more))
                            .entries()
                            .get(0)
                            .toString())
                    .as(more)
                    .contains("400");
        }
        for (String query :
                List.of("_summary=foo", "_offset=1", "identifier=a%7Cb%7Cc", "identifier=", "_format=xml")) {
            assertThat(send(
                                    ward.registrar(),
                                    "batch",
                                    "{\"request\":{\"method\":\"GET\",\"url\":\"Patient?%s\"}}".formatted(query))
                            .entries()
                            .get(0)
                            .toString())
                    .as(query)
                    .contains("\"status\":\"40");
        }
        assertThat(send(ward.registrar(), "batch", "{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient/x\"}}")
                        .entries()
                        .get(0)
                        .toString())
                .contains("405");
    }

    @Test
    void aTransactionIsAllOrNothingAndSaysWhichEntryIsAtFault() {
        Person anna = ward.person();
        String good = PERSON.formatted("01", "Patient/" + anna.id());
        String bad = PERSON.formatted("02", "Patient/nobody-at-all");

        Answer refused = send(ward.registrar(), "transaction", good, bad).expect(422);
        Answer halves = send(ward.registrar(), "batch", good, bad).expect(200);

        assertThat(refused.body()).contains("Bundle.entry[1]", "Nothing was saved", "one Patient that is here");
        assertThat(halves.entries())
                .extracting(entry -> entry.getJsonObject("response").getString("status"))
                .containsExactly("201", "422");
        assertThat(ward.get(ward.registrar(), "RelatedPerson?patient=Patient/" + anna.id() + "&_count=0")
                        .total())
                .isEqualTo(1);
    }

    @Test
    void anEntryCanDoWhatItsSenderCouldDoAlone() {
        Person anna = ward.person();
        Person ben = ward.person();
        Choices choices = new Choices(ward.door(), anna.id());
        String consent = """
                {"resource":%s,"request":{"method":"POST","url":"Consent"}}""".formatted(choices.consent("", "deny", Ward.fresh("tx")));
        String theirs = """
                {"request":{"method":"GET","url":"ImagingStudy/%s"}}""".formatted(ben.studyId());
        String all = """
                {"request":{"method":"GET","url":"ImagingStudy?_total=accurate"}}""";
        String master = PERSON.formatted("01", "Patient/" + anna.id());

        List<JsonObject> answers =
                send(ward.patient(anna), "batch", consent, theirs, all, master).entries();
        Answer whole = send(ward.patient(anna), "transaction", consent, master);

        assertThat(answers)
                .extracting(entry -> entry.getJsonObject("response").getString("status"))
                .containsExactly("201", "404", "200", "403");
        assertThat(answers.get(2).getJsonObject("resource").getInt("total")).isEqualTo(1);
        assertThat(whole.status()).isEqualTo(403);
        assertThat(ward.get(ward.patient(anna), "AuditEvent?subtype=create").references())
                .hasSize(1);
        assertThat(send(ward.door(), "batch", all).status()).isEqualTo(401);
        assertThat(send(ward.door().as(Platform.tokens().staff()), "batch", theirs)
                        .entries()
                        .get(0)
                        .toString())
                .contains("403", "Consentry-Reason");
    }

    @Test
    void aConsentInATransactionIsStoredAuditedAndToldToAgentsLikeAnyOther() {
        Person anna = ward.person();
        AgentDoor agent = new AgentDoor(ward.door(), Ward.fresh("agent"));
        AgentDoor.Loaded before = agent.snapshot();
        String consent = """
                {"resource":%s,"request":{"method":"POST","url":"Consent"}}""".formatted(new Choices(ward.door(), anna.id()).consent("", "deny", Ward.fresh("tx")));

        send(ward.patient(anna), "transaction", consent, consent).expect(200);

        assertThat(agent.feed(before.header().position(), before.header().epoch())
                        .entries())
                .hasSize(1);
        assertThat(ward.get(ward.patient(anna), "Consent?_count=0").total()).isEqualTo(1);
    }

    /** It used to write for the first patient and then wait for the second, with everybody else waiting for it. */
    @Test
    void aTransactionThatWaitsForOnePatientHoldsUpNobodyElse() throws Exception {
        Person anna = ward.person();
        Person ben = ward.person();
        Person carla = ward.person();
        String[] entries = Stream.of(anna, ben)
                .map(each -> new Choices(ward.door(), each.id()).consent("", "deny", Ward.fresh("tx")))
                .map("{\"resource\":%s,\"request\":{\"method\":\"POST\",\"url\":\"Consent\"}}"::formatted)
                .toArray(String[]::new);

        try (Connection other = Platform.database().pool().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('Patient/" + ben.id() + "', 7))");
            CompletableFuture<Answer> both =
                    CompletableFuture.supplyAsync(() -> send(ward.registrar(), "transaction", entries));
            statement.execute("set local statement_timeout = '20s'");
            statement.execute("do $$ begin while not exists (select 1 from pg_locks where locktype = 'advisory'"
                    + " and not granted) loop perform pg_sleep(0.02); end loop; end $$");

            assertThat(CompletableFuture.supplyAsync(
                                    () -> new Choices(ward.door(), carla.id()).first("deny", Ward.fresh("tx")))
                            .get(20, TimeUnit.SECONDS)
                            .statusCode())
                    .isEqualTo(201);
            assertThat(both).isNotDone();
            other.commit();
            assertThat(both.join().expect(200).entries()).hasSize(2);
        }
    }

    @Test
    void bundlesThatCannotBeRunAreRefused() {
        Person anna = ward.person();
        String one = PERSON.formatted("01", "urn:uuid:5b1a7c0e-0000-4000-8000-000000000002");
        String two = PERSON.formatted("02", "urn:uuid:5b1a7c0e-0000-4000-8000-000000000001");
        String put = """
                {"resource":%s,"request":{"method":"PUT","url":"Encounter/twice"}}""".formatted(ward.encounter("twice", anna, "2026-01-01"));

        assertThat(send(ward.registrar(), "transaction", one, two).expect(400).body())
                .contains("circle");
        assertThat(send(ward.registrar(), "transaction", one).expect(400).body())
                .contains("urn:uuid");
        assertThat(send(ward.registrar(), "transaction", put, put).expect(400).body())
                .contains("twice");
        assertThat(send(ward.registrar(), "collection", put).expect(400).body()).contains("transaction or batch");
        String[] many = new String[501];
        java.util.Arrays.fill(many, "{\"request\":{\"method\":\"GET\",\"url\":\"Encounter/x\"}}");
        assertThat(send(ward.registrar(), "batch", many).expect(400).body()).contains("at most 500");
        String away = "{\"request\":{\"method\":\"GET\",\"url\":\"http://elsewhere.example/Patient/x\"}}";
        assertThat(send(ward.registrar(), "batch", away).entries().get(0).toString())
                .contains("400");
    }

    @Test
    void scopesOfAnAppLeaveOnlyWhatTheyName() {
        Person anna = ward.person();
        Person ben = ward.person();
        Door reader = app(anna, "openid patient/ImagingStudy.rs patient/Patient.r");

        assertThat(ward.get(reader, "ImagingStudy").references()).containsExactly("ImagingStudy/" + anna.studyId());
        assertThat(ward.get(reader, "ImagingStudy/" + ben.studyId()).status()).isEqualTo(404);
        assertThat(ward.get(reader, "Patient/" + anna.id()).status()).isEqualTo(200);
        assertThat(ward.get(reader, "Patient").status()).isEqualTo(403);
        assertThat(ward.get(reader, "Consent").expect(403).header("WWW-Authenticate"))
                .contains("insufficient_scope");
        assertThat(ward.get(reader, "AuditEvent").status()).isEqualTo(403);
        assertThat(ward.post(reader, "Consent", new Choices(ward.door(), anna.id()).consent("", "deny", "s1"))
                        .status())
                .isEqualTo(403);
        assertThat(ward.get(reader, "Organization").status())
                .as("open to anybody")
                .isEqualTo(200);
        assertThat(ward.get(app(anna, "patient/ImagingStudy.rs"), "ImagingStudy?_include=ImagingStudy:patient")
                        .references())
                .as("brings along only what the scopes leave")
                .containsExactly("ImagingStudy/" + anna.studyId());
        String accounting = "Patient/" + anna.id() + "/$accounting";
        assertThat(ward.get(app(anna, "patient/Patient.rs"), accounting)
                        .expect(403)
                        .body())
                .as("tells of AuditEvents")
                .contains("AuditEvent.rs");
        assertThat(ward.get(app(anna, "patient/Patient.rs patient/AuditEvent.rs"), accounting)
                        .status())
                .isEqualTo(200);
        assertThat(ward.get(app(anna, "openid profile"), "Consent").status()).isEqualTo(200);
        assertThat(ward.get(app(anna, "system/*.cruds"), "Consent").status()).isEqualTo(403);
        Door loader = ward.door().as(Platform.tokens().registrar("system/Patient.rs"));
        assertThat(ward.get(loader, "Patient/" + anna.id()).status()).isEqualTo(200);
        assertThat(ward.put(
                                loader,
                                "Patient/" + anna.id(),
                                ward.get(loader, "Patient/" + anna.id()).body())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aScopeThatCannotBeEnforcedIsRefusedNotIgnored() {
        Person anna = ward.person();

        for (String scope : List.of(
                "patient/ImagingStudy.rs?status=available",
                "patient/ImagingStudy.read",
                "patient/*.xyz",
                "patient/ImagingStudy.")) {
            Answer answer =
                    ward.get(app(anna, "patient/*.rs " + scope), "ImagingStudy").expect(403);
            assertThat(answer.body()).contains(scope.replace("\"", ""));
        }
    }

    @Test
    void anAppLearnsWhereToGetATokenWithoutOne() {
        Answer answer = ward.get(ward.door(), ".well-known/smart-configuration").expect(200);

        assertThat(answer.json().getString("token_endpoint"))
                .startsWith(answer.json().getString("issuer"));
        assertThat(answer.body()).contains("permission-v2", "S256");
        assertThat(ward.get(ward.door(), "metadata").body()).contains("SMART-on-FHIR", "transaction", "batch");
    }

    private Door app(Person person, String scope) {
        return ward.door().as(Platform.tokens().patient(person.id(), scope));
    }

    private String base() {
        return ward.door().address().resolve("/fhir/r4").toString();
    }

    private Answer send(Door as, String type, String... entries) {
        return ward.post(as, "", """
                {"resourceType":"Bundle","type":"%s","entry":[%s]}""".formatted(type, String.join(",", entries)));
    }
}
