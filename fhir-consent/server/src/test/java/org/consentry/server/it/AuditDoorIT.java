// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.junit.jupiter.api.Test;

/** What the audit trail tells patients and staff over HTTP. */
class AuditDoorIT {
    private static final String EVENTS = "/fhir/r4/AuditEvent";

    @Test
    void anAccountingSaysTheSameInEveryFormat() {
        Person anna = new Registrar(door()).person();
        new Registrar(door()).company("northlight", true);
        new AgentDoor(door(), "accounts")
                .report(
                        Reports.sent(1, anna.number(), anna.study()),
                        Reports.refused(2, anna.number(), anna.study()),
                        Reports.sent(3, anna.number(), anna.study()));
        Door asAnna = as(Platform.tokens().patient(anna.id()));
        String accounting = "/fhir/r4/Patient/" + anna.id() + "/$accounting";

        JsonObject fhir = AgentDoor.json(asAnna.get(accounting));
        JsonObject json = AgentDoor.json(asAnna.get(accounting + "?_format=application/json"));
        HttpResponse<String> csv = asAnna.get(accounting + "?_format=csv");
        HttpResponse<String> series = asAnna.get(accounting + "?_format=csv&series=true");
        HttpResponse<String> page = asAnna.get(accounting + "?_format=csv&_count=2");

        assertThat(items(fhir)).isEqualTo(3);
        assertThat(json.getJsonArray("items")).hasSize(3);
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body().lines()).hasSize(4);
        assertThat(csv.body())
                .contains("\"Northlight Imaging AI\"", "\"Training of AI models\"", "\"Chest CT (CT), 3 images\"");
        assertThat(series.body().lines()).as(series.body()).hasSize(3);
        assertThat(page.body().lines()).hasSize(3);
        assertThat(asAnna.get(next(page)).body().lines()).hasSize(2);
        assertThat(AgentDoor.json(asAnna.get(accounting + "?legal=true&_format=application/json"))
                        .getJsonArray("items"))
                .as("the regime in force here excludes nothing; what was refused is no disclosure")
                .hasSize(2);
        assertThat(AgentDoor.json(asAnna.get(accounting + "?end=2026-06-14&_format=application/json"))
                        .getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void aPatientReadsWhatStaffAskedOfThemAlsoIfTheAnswerIsANumber() {
        Ward ward = new Ward();
        for (String search : List.of(
                "Patient?_id=%1$s&gender=male",
                "Patient?identifier=%2$s&gender=male",
                "Patient?_id=%1$s&_summary=count",
                "Patient?_id=%1$s&_count=0",
                "Patient?_id=%1$s&identifier=urn:nobodys%%7C",
                "Patient?gender=male&identifier:not=%2$s&_summary=count",
                "Patient?gender=male&identifier=nobody,%2$s",
                "Patient?identifier=%2$s")) {
            Person anna = ward.person();
            String asked =
                    String.format(Locale.ROOT, search, anna.id(), anna.number().value());

            assertThat(ward.get(ward.staff(), asked).status()).isEqualTo(200);

            assertThat(ward.get(ward.patient(anna), "AuditEvent").body())
                    .as(search)
                    .contains("Testing the door", "PatientQuery");
        }
    }

    @Test
    void aListOfSharingSumsWhatWasAskedOftenAndIsForThePatientAndStaffWithAReason() {
        Person anna = new Registrar(door()).person();
        Person ben = new Registrar(door()).person();
        new Registrar(door()).company("northlight", true);
        new AgentDoor(door(), "shares")
                .report(
                        Reports.sent(1, anna.number(), anna.study()),
                        Reports.refused(2, anna.number(), anna.study()),
                        Reports.refused(3, anna.number(), anna.study()));
        Door asAnna = as(Platform.tokens().patient(anna.id()));
        Door staff = as(Platform.tokens().staff());
        String sharing = "/fhir/r4/Patient/" + anna.id() + "/$sharing";
        String looks = "/fhir/r4/Patient/" + anna.id() + "/$looks";

        HttpResponse<String> list = asAnna.get(sharing + "?_count=1&page=2");

        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        String answer = list.body().replaceAll("\\s", "");
        assertThat(answer)
                .contains("\"lines\",\"valueDecimal\":2", "\"times\",\"valueDecimal\":1")
                .contains("\"refused\",\"valueDecimal\":2", "\"valueCode\":\"northlight\"");
        assertThat(answer.split("\"name\":\"line\"", -1)).as(answer).hasSize(2);
        assertThat(asAnna.get(sharing + "?year=26").statusCode()).isEqualTo(400);
        for (String wrong : List.of("recipient=a%20b", "scan=a%20b", "outcome=lost", "name=yes")) {
            assertThat(asAnna.get(sharing + "?" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        for (String operation : List.of(sharing, looks)) {
            assertThat(as(Platform.tokens().patient(ben.id())).get(operation).statusCode())
                    .isEqualTo(404);
            assertThat(as(Platform.tokens().agent()).get(operation).statusCode())
                    .isEqualTo(403);
            assertThat(staff.get(operation).statusCode()).isEqualTo(403);
            assertThat(staff.because("Anna%20asked").get(operation).statusCode())
                    .isEqualTo(200);
        }
        assertThat(asAnna.get(looks).body()).contains("Dana Reyes", "Anna asked");
    }

    /** A company that kept no code cannot find a scan again; another that has it with a code can. */
    @Test
    void whatEachRecipientHasIsSummedByWhetherItCanFindIt() {
        Person anna = new Registrar(door()).person();
        Person ben = new Registrar(door()).person();
        new Registrar(door()).company("northlight", true);
        new Registrar(door()).company("meridian", true);
        new AgentDoor(door(), "holdings")
                .report(
                        Reports.nameless(1, anna.number(), anna.study()),
                        Reports.refused(2, anna.number(), anna.study()),
                        Reports.to("meridian", State.SENT, 3, anna.number(), anna.study(), Reports.AT),
                        Reports.to(
                                "meridian", State.UNCERTAIN, 4, anna.number(), anna.study(), Reports.AT.plusSeconds(9)),
                        Reports.to("meridian", State.FAILED, 5, ben.number(), ben.study(), Reports.AT));
        Door asAnna = as(Platform.tokens().patient(anna.id()));
        String held = "/fhir/r4/Patient/" + anna.id() + "/$held";

        String answer = asAnna.get(held).body().replaceAll("\\s", "");

        assertThat(answer.split("\"name\":\"held\"", -1)).as(answer).hasSize(3);
        assertThat(held(answer, "meridian"))
                .contains("\"found\",\"valueDecimal\":1}", "\"lost\",\"valueDecimal\":0}", "\"foundScan\"");
        assertThat(held(answer, "northlight"))
                .contains("\"found\",\"valueDecimal\":0}", "\"lost\",\"valueDecimal\":1}", "\"lostScan\"")
                .doesNotContain("\"foundScan\"");
        Door asBen = as(Platform.tokens().patient(ben.id()));
        assertThat(asBen.get(held).statusCode()).isEqualTo(404);
        assertThat(asBen.get("/fhir/r4/Patient/" + ben.id() + "/$held").body())
                .as("what did not get there is nowhere")
                .doesNotContain("meridian");
        Door staff = as(Platform.tokens().staff());
        assertThat(staff.get(held).statusCode()).isEqualTo(403);
        assertThat(staff.because("Anna%20asked").get(held).statusCode()).isEqualTo(200);
    }

    private static String held(String answer, String recipient) {
        int from = answer.indexOf("\"" + recipient + "\"");
        int to = answer.indexOf("\"name\":\"held\"", from);
        return answer.substring(from, to < 0 ? answer.length() : to);
    }

    @Test
    void aSystemAloneNamesNobody() {
        Ward ward = new Ward();
        Person anna = ward.person();

        ward.get(ward.staff(), "Patient?identifier=" + anna.number().authority() + "%7C&gender=male");

        assertThat(ward.get(ward.patient(anna), "AuditEvent").body()).doesNotContain("PatientQuery");
    }

    @Test
    void anAccountingIsForThePatientAndStaffWithAReason() {
        Person anna = new Registrar(door()).person();
        Person ben = new Registrar(door()).person();
        String accounting = "/fhir/r4/Patient/" + anna.id() + "/$accounting";
        Door staff = as(Platform.tokens().staff());

        assertThat(as(Platform.tokens().patient(ben.id())).get(accounting).statusCode())
                .isEqualTo(404);
        assertThat(as(Platform.tokens().patient(ben.id()))
                        .get(accounting.replace("accounting", "findUsage"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(as(Platform.tokens().agent()).get(accounting).statusCode()).isEqualTo(403);
        assertThat(staff.get(accounting).statusCode()).isEqualTo(403);
        assertThat(staff.because("Anna%20asked").get(accounting).statusCode()).isEqualTo(200);
        assertThat(as(Platform.tokens().patient(anna.id()))
                        .get("/fhir/r4/Patient/" + anna.id() + "/$findUsage")
                        .body())
                .contains("Looked: Anna asked", "Dana Reyes", "logtime");
    }

    @Test
    void aPatientsLookAtTheOwnTrailIsInItOnceAMinute() {
        Person anna = new Registrar(door()).person();
        Door asAnna = as(Platform.tokens().patient(anna.id()));
        String own = EVENTS + "?subtype=search-type&purpose=PATRQT";

        JsonObject before = AgentDoor.json(asAnna.get(own));
        JsonObject after = AgentDoor.json(asAnna.get(own));
        JsonObject again = AgentDoor.json(asAnna.get(own));
        JsonObject look = after.getJsonArray("entry").getJsonObject(0).getJsonObject("resource");

        assertThat(before.containsKey("entry")).isFalse();
        assertThat(after.getJsonArray("entry")).hasSize(1);
        assertThat(again.getJsonArray("entry")).hasSize(1);
        assertThat(look.getJsonObject("meta").getJsonArray("profile").getString(0))
                .endsWith("IHE.BasicAudit.PatientQuery");
        assertThat(asAnna.get(EVENTS + "/" + look.getString("id")).statusCode()).isEqualTo(200);
    }

    @Test
    void staffWhoSearchByRecipientLeaveALookAtEachPatientFound() {
        Person anna = new Registrar(door()).person();
        Person ben = new Registrar(door()).person();
        new AgentDoor(door(), "by-recipient")
                .report(
                        Reports.sent(1, anna.number(), anna.study()),
                        Reports.sent(2, anna.number(), anna.study()),
                        Reports.refused(3, ben.number(), ben.study()));
        Door staff = as(Platform.tokens().staff());
        String search = EVENTS + "?agent=Organization/northlight&_sort=-date&date=ge2026-06-15&_count=200";

        assertThat(staff.get(search).statusCode()).isEqualTo(403);
        assertThat(staff.because("An%20incident").get(EVENTS + "?_sort=date").statusCode())
                .as("all of everybody is not asked for")
                .isEqualTo(403);
        HttpResponse<String> found = staff.because("An%20incident").get(search);

        assertThat(found.body()).contains(anna.studyId(), ben.studyId());
        for (Person person : List.of(anna, ben)) {
            JsonObject looks = AgentDoor.json(
                    as(Platform.tokens().patient(person.id())).get(EVENTS + "?subtype=search-type&_total=accurate"));
            assertThat(looks.getInt("total")).isEqualTo(1);
            assertThat(looks.toString()).contains("An incident", "Dana Reyes", "PatientQuery");
        }
        assertThat(staff.because("An%20incident")
                        .get(EVENTS + "?entity=ImagingStudy/" + ben.studyId())
                        .body())
                .contains("CONSENT_DENY")
                .doesNotContain(anna.studyId());
    }

    @Test
    void answersOfAnAgentAreInTheTrailOfEachPatientTheyAreAbout() {
        // No permit of the agents' decision API was in any trail, and those of a cohort named nobody.
        Person anna = new Registrar(door()).person();
        Person ben = new Registrar(door()).person();
        DisclosureReport sum = Reports.permitted(1, anna.number(), ben.number());

        new AgentDoor(door(), "answers").report(sum);
        new AgentDoor(door(), "answers").report(sum);

        for (Person person : List.of(anna, ben)) {
            JsonObject found = AgentDoor.json(
                    as(Platform.tokens().patient(person.id())).get(EVENTS + "?type=110113&outcome=0&_total=accurate"));
            assertThat(found.getInt("total")).isEqualTo(1);
            assertThat(found.toString()).contains("PERMITTED", "https://consentry.org/fhir/regime/demo/1");
        }
    }

    @Test
    void staffCheckTheChain() {
        Person anna = new Registrar(door()).person();
        new AgentDoor(door(), "checked").report(Reports.sent(1, anna.number(), anna.study()));

        HttpResponse<String> verdict = as(Platform.tokens().staff()).get(EVENTS + "/$verify?count=100000");

        assertThat(verdict.statusCode()).as(verdict.body()).isEqualTo(200);
        assertThat(verdict.body()).contains("\"holds\",\"valueBoolean\":true", "\"checked\"", "\"seal\"");
        assertThat(as(Platform.tokens().patient(anna.id()))
                        .get(EVENTS + "/$verify")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aBatchOfReportsIsTakenWholeOrNotAtAllAndAgainWhenTheDatabaseIsBack() {
        Person anna = new Registrar(door()).person();
        AgentDoor agent = new AgentDoor(door(), "outage");
        Door asAnna = as(Platform.tokens().patient(anna.id()));
        String released = EVENTS + "?type=110106&_total=accurate";
        agent.report(Reports.sent(1, anna.number(), anna.study()));
        String batch = org.consentry.protocol.DisclosureReportJson.write(
                        new org.consentry.protocol.DisclosureReportJson.Batch(
                                "outage",
                                List.of(
                                        Reports.sent(2, anna.number(), anna.study()),
                                        Reports.sent(3, anna.number(), anna.study()))))
                .toString();

        Platform.database().stop();
        HttpResponse<String> reported = agent.post(batch);
        HttpResponse<String> read = asAnna.get(released);
        Platform.database().startAgain();

        assertThat(reported.statusCode()).as(reported.body()).isEqualTo(503);
        assertThat(read.statusCode()).isEqualTo(503);
        assertThat(AgentDoor.json(asAnna.get(released)).getInt("total")).isEqualTo(1);
        assertThat(agent.post(batch).statusCode()).isEqualTo(200);
        assertThat(agent.post(batch).statusCode()).isEqualTo(200);
        assertThat(AgentDoor.json(asAnna.get(released)).getInt("total")).isEqualTo(3);
    }

    @Test
    void whatNamesNobodyHereIsForStaffOnly() {
        new AgentDoor(door(), "unmatched")
                .report(Reports.refused(1, new PatientId("urn:oid:2.999.1", "nobody"), new StudyUid("1.2.3.4")));
        Person anna = new Registrar(door()).person();
        JsonObject found = AgentDoor.json(as(Platform.tokens().staff())
                .get(EVENTS + "?_query=unmatched&date=" + Instant.parse("2026-06-15T12:00:01.123Z")));
        String id = found.getJsonArray("entry")
                .getJsonObject(0)
                .getJsonObject("resource")
                .getString("id");

        assertThat(as(Platform.tokens().staff()).get(EVENTS + "/" + id).statusCode())
                .isEqualTo(200);
        assertThat(as(Platform.tokens().patient(anna.id()))
                        .get(EVENTS + "/" + id)
                        .statusCode())
                .isEqualTo(404);
        assertThat(as(Platform.tokens().patient(anna.id()))
                        .get(EVENTS + "?_query=unmatched")
                        .body())
                .doesNotContain("nobody");
    }

    /** Nobody could see who changed where scans may go, or who is told of what. */
    @Test
    void whatIsChangedThatIsNoPatientsIsForStaffToRead() {
        Ward ward = new Ward();
        String company = Ward.fresh("recorded-company");
        Instant start = Instant.now();
        new Registrar(door()).company(company, true);
        new Registrar(door()).company(company, true);

        List<String> events = ward
                .get(
                        as(Platform.tokens().staff()),
                        "AuditEvent?_query=administration&_sort=date&_count=200&date=ge" + start)
                .expect(200)
                .entries()
                .stream()
                .map(entry -> entry.getJsonObject("resource").toString())
                .filter(event -> event.contains("Organization/" + company + "/_history/"))
                .toList();

        assertThat(events)
                .singleElement()
                .asString()
                .contains("IHE.BasicAudit.Create", "\"Registrar\"", "\"action\":\"C\"");
        assertThat(ward.get(ward.staff(), "AuditEvent?entity=Organization/" + company)
                        .expect(200)
                        .entries())
                .hasSize(1);
        assertThat(as(Platform.tokens().patient(ward.person().id()))
                        .get(EVENTS + "?_query=administration")
                        .body())
                .doesNotContain(company);
    }

    private static long items(JsonObject parameters) {
        return parameters.getJsonArray("parameter").getValuesAs(JsonValue::asJsonObject).stream()
                .filter(parameter -> parameter.getString("name").equals("item"))
                .count();
    }

    private static String next(HttpResponse<String> page) {
        String link = page.headers().firstValue("Link").orElseThrow();
        return link.substring(1, link.indexOf('>'));
    }

    private Door as(String token) {
        return door().as(token);
    }
}
