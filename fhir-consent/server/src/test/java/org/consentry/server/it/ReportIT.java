// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Staff read numbers about all patients, and nobody can be told from them. */
class ReportIT {
    private static final String PATH = "/fhir/staff/v1/reports";

    private final Ward ward = new Ward();
    private final Person anna = ward.person();
    private final Choices choices = new Choices(ward.door(), anna.id());

    @Test
    void whatStandsOfAChoiceIsCountedAndNothingElse() throws SQLException {
        String id =
                new Answer(choices.first("permit", Ward.fresh("r"))).expect(201).id();
        assertThat(said(id)).isEqualTo(anna.id() + " ai yes web none");

        new Answer(choices.next(id, 1, "deny", Ward.fresh("r"))).expect(200);
        assertThat(said(id)).isEqualTo(anna.id() + " ai no web none");

        String ended = choices.consent("\"id\":\"" + id + "\",", "deny", Ward.fresh("r"))
                .replace("\"status\":\"active\"", "\"status\":\"inactive\"");
        ward.put(ward.patient(anna), "Consent/" + id, ended, "If-Match", "W/\"2\"")
                .expect(200);
        assertThat(said(id)).isEmpty();
    }

    @Test
    void everyCountIsANumberOrSaysThatItIsSmallOrKeptBack() {
        new Answer(choices.first("deny", Ward.fresh("r"))).expect(201);

        JsonObject report = read();

        assertThat(report.getInt("fewerThan")).isEqualTo(11);
        List<JsonObject> rows = report.getJsonArray("choices").getValuesAs(JsonObject.class);
        assertThat(rows).hasSize(8);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.getString("people")).matches("0|[1-9][0-9]+|<11");
            assertThat(row.getJsonArray("channels")).hasSize(5).allSatisfy(part -> count(part.asJsonObject()));
            assertThat(row.getJsonArray("languages")).hasSize(4).allSatisfy(part -> count(part.asJsonObject()));
        });
        assertThat(report.getJsonObject("requests").getJsonArray("states")).hasSize(5);
        assertThat(report.getJsonObject("questions").getJsonArray("parts")).hasSize(2);
        assertThat(report.getJsonObject("effect").getString("count")).matches("0|[1-9][0-9]+|<11");
        assertThat(report.toString()).doesNotContain(anna.id(), anna.number().value());
    }

    @Test
    void nobodyButStaffReadsIt() {
        for (String token : List.of(
                Platform.tokens().patient(anna.id()),
                Platform.tokens().registrar(),
                Platform.tokens().agent(),
                Platform.tokens().staff("dana", "user/*.rs"))) {
            assertThat(ward.door().as(token).get(PATH).statusCode()).isEqualTo(403);
        }
        assertThat(ward.door().get(PATH).statusCode()).isEqualTo(403);
    }

    /** Anybody may ask, without a token. */
    @Test
    void anybodyReadsHowManyScansARecipientGot() {
        String slug = Ward.fresh("shared");
        new Registrar(ward.door()).company(slug, true);

        assertThat(ward.get(ward.door(), "Organization/" + slug + "/$shared")
                        .expect(200)
                        .body())
                .contains("\"none\"")
                .doesNotContain("about");
        assertThat(ward.door().get("/fhir/r4/Organization/nobody/$shared").statusCode())
                .isEqualTo(404);
    }

    private static void count(JsonObject part) {
        assertThat(part.getString("count"))
                .matches("0|[1-9][0-9]+|<11|kept-back")
                .doesNotMatch("[1-9]|10");
    }

    private JsonObject read() {
        HttpResponse<String> answer = ward.door().as(Platform.tokens().staff()).get(PATH);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AgentDoor.json(answer);
    }

    private static String said(String consent) throws SQLException {
        try (Connection connection = Platform.database().pool().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select concat_ws(' ', patient, matter, said, channel, language) from choice_said"
                                + " where consent = ?")) {
            query.setString(1, consent);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
