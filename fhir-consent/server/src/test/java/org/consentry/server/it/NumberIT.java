// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.server.storage.SpokenNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A patient says a number on the phone; staff find what it stands for, and the patient can read that they did. */
class NumberIT {
    private static final String BY_NUMBER = "Patient/$by-number";

    private final Ward ward = new Ward();

    @Test
    void aLineIsFoundByItsNumberHoweverItIsTyped() {
        Person anna = ward.person();
        new AgentDoor(ward.door(), "number-1").report(Reports.sent(1, anna.number(), anna.study()));
        String line = lines(anna, "").get(0);
        String number = SpokenNumber.ofLine(line).text();

        for (String typed :
                List.of(number, number.toLowerCase(Locale.ROOT).replace("-", " "), number.replace("-", ""))) {
            assertThat(found(ask(ward.staff(), typed)))
                    .containsExactly("line " + number + " Patient/" + anna.id() + " AuditEvent/" + line);
        }
        assertThat(ward.get(ward.patient(anna), "Patient/" + anna.id() + "/$looks")
                        .body())
                .contains("Dana Reyes", "Testing the door");
        assertThat(ward.get(ward.patient(anna), "Patient/" + anna.id() + "/$accounting?_format=csv")
                        .body())
                .contains("\"" + number + "\"");
    }

    /** Each question of a system has a number, but one line sums them up. */
    @Test
    void anEventInsideALineLeadsToTheLine() {
        Person anna = ward.person();
        new AgentDoor(ward.door(), "number-2")
                .report(
                        Reports.refused(1, anna.number(), anna.study()),
                        Reports.refused(2, anna.number(), anna.study()));
        List<String> events = ward.get(ward.patient(anna), "AuditEvent?_sort=date").references().stream()
                .filter(reference -> reference.startsWith("AuditEvent/"))
                .map(reference -> reference.substring("AuditEvent/".length()))
                .toList();
        String first = lines(anna, "").get(0);
        String second = events.get(1);

        assertThat(first).isEqualTo(events.get(0));
        assertThat(found(ask(ward.staff(), SpokenNumber.ofLine(second).text())))
                .singleElement()
                .asString()
                .endsWith("AuditEvent/" + second);
        assertThat(lines(anna, "?line=" + second)).containsExactly(first);
        assertThat(lines(anna, "?line=" + first)).containsExactly(first);
    }

    @Test
    void aVersionOfAChoiceIsFound() {
        Person anna = ward.person();
        Choices choices = new Choices(ward.door(), anna.id());
        String id = AgentDoor.json(choices.first("permit", "number-a")).getString("id");
        choices.next(id, 1, "deny", "number-b");
        String number = SpokenNumber.ofChoice(id, 1).text();
        String stem = number.substring(0, number.length() - 2);

        assertThat(found(ask(ward.staff(), number)))
                .containsExactly("choice " + number + " Patient/" + anna.id() + " Consent/" + id + "/_history/1");
        assertThat(found(ask(ward.staff(), stem)))
                .containsExactly("choice " + stem + "-2 Patient/" + anna.id() + " Consent/" + id + "/_history/2");
        assertThat(found(ask(ward.staff(), stem + "-3"))).isEmpty();
    }

    @Test
    void aQuestionIsFound() {
        Person anna = ward.person();
        JsonObject asked = ward.post(ward.patient(anna), "Communication", """
                {"resourceType":"Communication","status":"in-progress","identifier":[{"use":"secondary",
                "system":"https://consentry.org/fhir/idempotency-key","value":"number-q"}],"category":[{"coding":[{"system":
                "https://consentry.org/fhir/communication","code":"question"}]}],"subject":{"reference":"Patient/%s"},
                "payload":[{"contentString":"Why was this sent?"}]}""".formatted(anna.id()))
                .expect(201)
                .json();
        Matcher number = Pattern.compile("Q-[2-9A-Z]{5}").matcher(asked.toString());
        assertThat(number.find()).isTrue();

        assertThat(found(ask(ward.staff(), number.group().toLowerCase(Locale.ROOT))))
                .containsExactly("question " + number.group() + " Patient/" + anna.id() + " Communication/"
                        + asked.getString("id"));
    }

    @Test
    void aRequestIsFound() {
        Person anna = ward.person();
        new Registrar(ward.door()).company("numbered", true);
        String id = AgentDoor.json(new Requests(ward.patient(anna))
                        .ask(Requests.task("notify-withdrawal", anna, "numbered", "MLTRAINING")))
                .getString("id");
        String number = SpokenNumber.ofRequest(id).text();

        assertThat(found(ask(ward.staff(), number.toLowerCase(Locale.ROOT))))
                .containsExactly("request " + number + " Patient/" + anna.id() + " Task/" + id);
    }

    @Test
    void aNumberNobodyHasFindsNothingAndNamesNobody() {
        String start = InstantSource.system().instant().toString();

        for (String number : List.of("L-2222-2222", "C-2222-2222-1", "R-2222-2222", "Q-22222")) {
            assertThat(found(ask(ward.staff(), number))).isEmpty();
        }

        List<JsonObject> recorded = ward
                .get(ward.staff(), "AuditEvent?_query=administration&_sort=date&_count=200&date=ge" + start)
                .entries()
                .stream()
                .filter(event -> event.toString().contains("nothing has this number"))
                .toList();
        assertThat(recorded)
                .hasSize(4)
                .allSatisfy(event -> assertThat(event.toString())
                        .contains("Dana Reyes", "Testing the door")
                        .doesNotContain("Patient/p", "2222"));
    }

    @Test
    void onlyStaffWithAReasonMayAsk() {
        Person anna = ward.person();
        Choices choices = new Choices(ward.door(), anna.id());
        String id = AgentDoor.json(choices.first("deny", "number-r")).getString("id");
        String own = SpokenNumber.ofChoice(id, 1).text();

        for (String number : List.of(own, "C-2222-2222-1", "no number")) {
            for (Door other : List.of(
                    ward.patient(anna),
                    ward.registrar(),
                    ward.door().as(Platform.tokens().agent()),
                    ward.door().as(Platform.tokens().exportSystem()),
                    ward.door().as(Platform.tokens().subscriber("number")),
                    ward.door().as(Platform.tokens().stranger()),
                    ward.door().as(Platform.tokens().staff()))) {
                ask(other, number).expect(403);
            }
            ask(ward.door(), number).expect(401);
        }
        assertThat(ward.get(ward.patient(anna), "Patient/" + anna.id() + "/$looks")
                        .body())
                .doesNotContain("Dana Reyes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MRN-410074", "L-7Q4K-M2R", "L-7Q4K-M2R0"})
    void whatIsNoNumberIsSaidToBeNone(String typed) {
        assertThat(ask(ward.staff(), typed).expect(400).body()).contains("L-7Q4K-M2RT");
    }

    @Test
    void noAddressHoldsANumber() {
        assertThat(ward.get(ward.staff(), BY_NUMBER + "?number=L-2222-2222").status())
                .isIn(400, 404, 405);
        ward.post(ward.staff(), BY_NUMBER + "?number=L-2222-2222", "{\"resourceType\":\"Parameters\"}")
                .expect(400);
    }

    @Test
    void theDatabaseMakesTheSameNumbers() throws SQLException {
        try (Connection connection = Platform.database().pool().getConnection();
                PreparedStatement number = connection.prepareStatement("select spoken_number(?)")) {
            for (int each = 0; each < 500; each++) {
                String id = "number-" + each;
                number.setString(1, id);
                try (ResultSet row = number.executeQuery()) {
                    row.next();
                    assertThat(row.getString(1))
                            .isEqualTo(SpokenNumber.ofLine(id).symbols());
                }
            }
        }
    }

    private Answer ask(Door as, String number) {
        return ward.post(
                as,
                BY_NUMBER,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"number\",\"valueString\":\"" + number
                        + "\"}]}");
    }

    private static List<String> found(Answer answer) {
        JsonObject parameters = answer.expect(200).json();
        JsonArray all =
                parameters.containsKey("parameter") ? parameters.getJsonArray("parameter") : JsonArray.EMPTY_JSON_ARRAY;
        return all.getValuesAs(JsonObject.class).stream()
                .map(each -> each.getJsonArray("part").getValuesAs(JsonObject.class))
                .map(parts -> parts.get(0).getString("valueCode") + " "
                        + parts.get(1).getString("valueString") + " "
                        + parts.get(2).getJsonObject("valueReference").getString("reference") + " "
                        + parts.get(3).getJsonObject("valueReference").getString("reference"))
                .toList();
    }

    /** Ids of the first events of lines. */
    private List<String> lines(Person of, String query) {
        return ward
                .get(ward.patient(of), "Patient/" + of.id() + "/$sharing" + query)
                .expect(200)
                .json()
                .getJsonArray("parameter")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(each -> each.getString("name").equals("line"))
                .map(each -> each.getJsonArray("part")
                        .getJsonObject(2)
                        .getJsonObject("resource")
                        .getString("id"))
                .toList();
    }
}
