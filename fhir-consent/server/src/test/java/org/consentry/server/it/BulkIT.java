// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exports of a Group, and what a token's scopes leave of exports. */
class BulkIT {
    private static final String FOR = "?recipient=roster-exportee&purpose=MLTRAINING&supportedObligations=DEID";
    private static final String REASON = "Contract%2012";

    private final Ward ward = new Ward();

    @BeforeEach
    void enter() {
        new Registrar(ward.door()).company("roster-exportee", true);
    }

    @Test
    void anExportOfAGroupHoldsItsMembersWhoseChoiceAllowsIt() {
        Person anna = ward.person();
        Person ben = ward.person();
        Person carl = ward.person();
        Person left = ward.person();
        new Choices(ward.door(), ben.id()).first("deny", "roster-1");
        String today = LocalDate.now(ZoneId.of("America/New_York")).toString();
        // Who leaves today is a member all of today at the hospital.
        String group = group(member(anna, ",\"period\":{\"start\":\"%s\",\"end\":\"%s\"}".formatted(today, today)) + ","
                + member(ben, "") + "," + member(left, ",\"inactive\":true"));
        Exports dana = new Exports(ward.door().as(Platform.tokens().staff()).because(REASON));

        HttpResponse<String> begun = dana.kickOff(group, FOR);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        JsonObject manifest =
                dana.manifest(begun.headers().firstValue("Content-Location").orElseThrow());

        assertThat(dana.file(manifest, "Patient"))
                .contains(anna.number().value())
                .doesNotContain(ben.id())
                .doesNotContain(carl.id())
                .doesNotContain(left.id());
        assertThat(dana.file(manifest, "ImagingStudy"))
                .contains(anna.study().value())
                .doesNotContain(carl.study().value());
    }

    @Test
    void aGroupThatIsNoRosterIsRefused() {
        Person anna = ward.person();
        Exports dana = new Exports(ward.door().as(Platform.tokens().staff()).because(REASON));
        String described = Ward.fresh("described");
        ward.put(ward.registrar(), "Group/" + described, """
                {"resourceType":"Group","id":"%s","type":"person","actual":false}""".formatted(described))
                .expect(201);

        assertThat(dana.kickOff(described, FOR).statusCode()).isEqualTo(400);
        assertThat(dana.kickOff("not-here", FOR).statusCode()).isEqualTo(404);
        assertThat(new Exports(ward.registrar())
                        .kickOff(group(member(anna, "")), FOR)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenMayDoWithAnExportOnlyWhatItsScopesLetItOrder() {
        Person anna = ward.person();
        String group = group(member(anna, ""));
        Exports all = dana("user/*.rs");
        HttpResponse<String> begun = all.kickOff(group, FOR);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String place = begun.headers().firstValue("Content-Location").orElseThrow();
        JsonObject manifest = all.manifest(place);
        String file = manifest.getJsonArray("output").getJsonObject(0).getString("url");

        for (String few : new String[] {
            "user/Patient.rs", "user/Group.rs user/Patient.rs user/ImagingStudy.s", "user/*.rs?x=y", "patient/*.rs"
        }) {
            Exports scoped = dana(few);
            assertThat(scoped.kickOff(group, FOR).statusCode()).as(few).isEqualTo(403);
            assertThat(scoped.get(place).statusCode()).as(few).isEqualTo(403);
            assertThat(scoped.get(file).statusCode()).as(few).isEqualTo(403);
            assertThat(scoped.get(place).headers().firstValue("WWW-Authenticate"))
                    .as(few)
                    .hasValueSatisfying(header -> assertThat(header).contains("insufficient_scope"));
            assertThat(scoped.cancel(place).statusCode()).as(few).isEqualTo(403);
        }
        Exports enough = dana("user/Patient.rs user/ImagingStudy.rs");
        assertThat(enough.get(place).statusCode()).isEqualTo(200);
        assertThat(enough.get(file).statusCode()).isEqualTo(200);
        assertThat(enough.cancel(place).statusCode()).isEqualTo(202);
    }

    private Exports dana(String scope) {
        return new Exports(
                ward.door().as(Platform.tokens().staff("dana-of-bulk", scope)).because(REASON));
    }

    private String group(String members) {
        String id = Ward.fresh("roster");
        ward.put(ward.registrar(), "Group/" + id, """
                {"resourceType":"Group","id":"%s","type":"person","actual":true,"member":[%s]}""".formatted(id, members)).expect(201);
        return id;
    }

    private static String member(Person person, String more) {
        return "{\"entity\":{\"reference\":\"Patient/" + person.id() + "\"}" + more + "}";
    }
}
