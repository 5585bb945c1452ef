// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the hospital tells its patients: who writes it, who reads it, and how it ends. */
class NoticeIT {
    private static final String PATH = "/fhir/staff/v1/notices";

    private final Ward ward = new Ward();

    @Test
    void everybodyReadsAGapAlsoWhenItIsOver() {
        String words = Ward.fresh("Two days are missing");
        long id = publish("gap", "", "2026-03-01", "2026-03-02", words);

        assertThat(ofAll())
                .anySatisfy(notice -> assertThat(notice)
                        .contains(words, "\"gap\"", "2026-03-01", "2026-03-02", "En español: " + words)
                        .doesNotContain("\"ended\""));
        assertThat(end(ward.staff(), id).statusCode()).isEqualTo(204);
        assertThat(ofAll())
                .filteredOn(notice -> notice.contains(words))
                .singleElement()
                .asString()
                .contains("\"ended\"");
        assertThat(end(ward.staff(), id).statusCode()).as("once").isEqualTo(409);
    }

    @Test
    void aPatientReadsWhatIsNotOver() {
        Person anna = ward.person();
        String words = Ward.fresh("Pages rest tonight");
        long id = publish("outage", "", "2026-03-01", "", words);

        assertThat(of(anna)).anySatisfy(notice -> assertThat(notice).contains(words));
        end(ward.staff(), id);
        assertThat(of(anna)).noneSatisfy(notice -> assertThat(notice).contains(words));
    }

    @Test
    void aBreachIsToldOnlyToThoseWhoseScansTheGroupGotInThatTime() {
        Person anna = ward.person();
        Person ben = ward.person();
        Person carl = ward.person();
        new AgentDoor(ward.door(), Ward.fresh("breach"))
                .report(Reports.sent(1, anna.number(), anna.study()), Reports.refused(2, carl.number(), carl.study()));
        LocalDate day = LocalDate.ofInstant(released(anna), ZoneOffset.UTC);
        new Registrar(ward.door()).company("northlight", true);
        String words = Ward.fresh("A thief took a computer");
        String early = Ward.fresh("An older thief");
        long id = publish(
                "breach",
                "northlight",
                day.minusDays(2).toString(),
                day.plusDays(2).toString(),
                words);
        publish(
                "breach",
                "northlight",
                day.minusDays(30).toString(),
                day.minusDays(20).toString(),
                early);

        assertThat(of(anna)).anySatisfy(notice -> assertThat(notice).contains(words, "\"northlight\""));
        assertThat(of(anna))
                .as("another time")
                .noneSatisfy(notice -> assertThat(notice).contains(early));
        assertThat(of(ben))
                .as("nothing left")
                .noneSatisfy(notice -> assertThat(notice).contains(words));
        assertThat(of(carl))
                .as("it was refused")
                .noneSatisfy(notice -> assertThat(notice).contains(words));
        assertThat(ofAll())
                .as("strangers")
                .noneSatisfy(notice -> assertThat(notice).contains(words));
        assertThat(ward.get(ward.patient(ben), "Patient/" + anna.id() + "/$notices")
                        .status())
                .isEqualTo(404);
        end(ward.staff(), id);
        assertThat(of(anna)).noneSatisfy(notice -> assertThat(notice).contains(words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'kind':'storm','from':'2026-03-01','en':'Ten letters','es':'Ten letters' | kind as gap, outage
            'kind':'gap','from':'March','en':'Ten letters','es':'Ten letters' | from as a day
            'kind':'gap','from':'2026-03-02','to':'2026-03-01','en':'Ten letters','es':'Ten letters' | to on the day from
            'kind':'gap','from':'2026-03-01','en':'Ten letters' | es as 10 to 600
            'kind':'gap','from':'2026-03-01','en':'short','es':'Ten letters' | en as 10 to 600
            'kind':'gap','from':'2026-03-01','en':'Ten letters','es':7 | es as text
            'kind':'gap','from':'2026-03-01','en':'Ten\\nletters','es':'Ten letters' | one paragraph
            'kind':'gap','company':'northlight','from':'2026-03-01','en':'Ten letters','es':'Ten letters' | no company
            'kind':'company','from':'2026-03-01','en':'Ten letters','es':'Ten letters' | company as the id
            'kind':'company','company':'nobody-knows','from':'2026-03-01','en':'Ten letters','es':'Ten letters' | Organization
            'kind':'breach','company':'northlight','from':'2026-03-01','en':'Ten letters','es':'Ten letters' | last day
            'kind':'gap','from':'2026-03-01','en':'Ten letters','es':'Ten letters','fr':'Dix lettres' | found 'fr'
            """)
    void aNoticeThatIsNotWholeIsRefusedByName(String members, String expected) {
        HttpResponse<String> refused =
                ward.staff().post(PATH, "application/json", "{" + members.replace('\'', '"') + "}");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body().replace("\\\"", "'")).contains(expected);
    }

    @Test
    void onlyStaffWriteAndEnd() {
        Tokens tokens = Platform.tokens();
        long id = publish("gap", "", "2026-03-01", "", Ward.fresh("Not for you"));

        for (String token : List.of(tokens.agent(), tokens.registrar(), tokens.patient("x"))) {
            Door door = ward.door().as(token);
            assertThat(door.get(PATH).statusCode()).isEqualTo(403);
            assertThat(door.post(PATH, "application/json", "{}").statusCode()).isEqualTo(403);
            assertThat(end(door, id).statusCode()).isEqualTo(403);
        }
        assertThat(ward.door().get(PATH).statusCode()).isBetween(401, 403);
        assertThat(end(ward.staff(), id).statusCode()).isEqualTo(204);
    }

    @Test
    void eachStepIsInTheAuditTrail() {
        Instant start = Instant.now();
        long id = publish("gap", "", "2026-03-01", "", Ward.fresh("Written down"));
        end(ward.staff(), id);

        assertThat(new Ward()
                        .get(ward.staff(), "AuditEvent?_query=administration&_count=200&date=ge" + start)
                        .expect(200)
                        .entries())
                .map(entry -> entry.getJsonObject("resource"))
                .filteredOn(event -> event.toString().contains("fhir/notice\",\"value\":\"" + id + "\""))
                .map(event -> event.getString("action"))
                .containsExactlyInAnyOrder("C", "U");
    }

    private Instant released(Person of) {
        return Instant.parse(ward.get(ward.patient(of), "AuditEvent?_sort=-date").entries().stream()
                .map(entry -> entry.getJsonObject("resource"))
                .filter(event -> event.toString().contains("northlight"))
                .findFirst()
                .orElseThrow()
                .getString("recorded"));
    }

    private long publish(String kind, String company, String from, String to, String words) {
        var said = Json.createObjectBuilder()
                .add("kind", kind)
                .add("from", from)
                .add("en", words)
                .add("es", "En español: " + words);
        Optional.of(company).filter(value -> !value.isEmpty()).ifPresent(value -> said.add("company", value));
        Optional.of(to).filter(value -> !value.isEmpty()).ifPresent(value -> said.add("to", value));
        HttpResponse<String> answer =
                ward.staff().post(PATH, "application/json", said.build().toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return AgentDoor.json(answer).getJsonNumber("id").longValue();
    }

    private static HttpResponse<String> end(Door by, long id) {
        return by.send("POST", PATH + "/" + id + "/end", "");
    }

    private List<String> ofAll() {
        return notices(ward.get(ward.door(), "$notices"));
    }

    private List<String> of(Person who) {
        return notices(ward.get(ward.patient(who), "Patient/" + who.id() + "/$notices"));
    }

    private static List<String> notices(Answer answer) {
        JsonObject parameters = answer.expect(200).json();
        return parameters.containsKey("parameter")
                ? parameters.getJsonArray("parameter").stream()
                        .map(Object::toString)
                        .toList()
                : List.of();
    }
}
