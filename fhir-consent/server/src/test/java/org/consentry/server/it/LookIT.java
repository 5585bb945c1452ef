// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who reads what of a patient, why, and that the patient can see it. */
class LookIT {
    private static final String DAY = "2026-03-04T10:00:00Z";

    private final Ward ward = new Ward();

    /** The registrar read whatever it liked of everybody, and nobody could see it. */
    @Test
    void eachReadOfARegistrarIsInThePatientsTrail() {
        Person anna = ward.person();
        String visit = Ward.fresh("looked-at");
        ward.put(ward.registrar(), "Encounter/" + visit, ward.encounter(visit, anna, DAY))
                .expect(201);
        assertThat(trail(anna)).as("a write is no look").doesNotContain("\"code\":\"read\"", "search-type");

        ward.get(ward.registrar(), "Encounter/" + visit).expect(200);
        assertThat(trail(anna)).contains("Encounter/" + visit, "\"code\":\"read\"", "Registrar");
        ward.get(ward.registrar(), "Encounter/" + visit + "/_history").expect(200);
        assertThat(trail(anna)).contains("Encounter/" + visit + "/_history");
        ward.get(ward.registrar(), "Encounter?identifier=urn:visit%7CV%20" + visit)
                .expect(200);
        assertThat(looks(anna)).isEqualTo(1);
        ward.get(ward.registrar(), "Patient?_id=" + anna.id() + "&_revinclude=Encounter:patient")
                .expect(200);
        assertThat(looks(anna)).isEqualTo(2);
        ward.get(ward.registrar(), "ImagingStudy?patient=Patient/" + anna.id()).expect(200);
        assertThat(looks(anna)).isEqualTo(3);
    }

    @Test
    void aRegistrarLooksUpWhatItNamesAndListsNobody() {
        for (String list : new String[] {
            "Patient",
            "Patient?name=anna",
            "Patient?identifier:not=nobody-has-this",
            "Patient?identifier=urn:x%7C,nobody-has-this",
            "Encounter?identifier:not=nobody-has-this",
            "Encounter?patient.birthdate=gt1900",
            "Patient?birthdate=gt1900",
            "Encounter?status=finished",
            "Consent?date=gt2000",
            "Encounter/_history",
            "Patient/_history",
            "ImagingStudy?_count=0&_total=accurate"
        }) {
            ward.get(ward.registrar(), list).expect(403);
        }
        ward.get(ward.registrar(), "Patient?identifier=nobody-has-this").expect(200);
        ward.get(ward.registrar(), "Organization").expect(200);
        ward.get(ward.registrar(), "Organization/_history").expect(200);
    }

    /** Staff read every request of every patient without a word of why, and without a trace. */
    @Test
    void aRequestIsReadWithAReasonAndThePatientSeesIt() {
        Person anna = ward.person();
        new Registrar(ward.door()).company("look-request", true);
        String task = Requests.task("notify-withdrawal", anna, "look-request", "MLTRAINING");
        String id = new Answer(new Requests(ward.patient(anna)).ask(task))
                .expect(201)
                .id();
        Door silent = ward.door().as(Platform.tokens().staff());

        ward.get(silent, "Task/" + id).expect(403);
        ward.get(silent, "Task?_id=" + id).expect(403);
        ward.get(silent, "Task/" + id + "/_history").expect(403);
        assertThat(new Requests(silent).turn(id, 1, task, "accepted").statusCode())
                .isEqualTo(403);
        assertThat(trail(anna)).doesNotContain("Dana Reyes");

        ward.get(ward.staff(), "Task/" + id).expect(200);
        assertThat(trail(anna)).contains("Dana Reyes", "Testing the door", "Task/" + id);
        assertThat(ward.get(ward.staff(), "Task?_id=" + id).references()).containsExactly("Task/" + id);
        assertThat(looks(anna)).isEqualTo(1);
    }

    @Test
    void aGroupIsReadWithAReasonAndEachMemberSeesIt() {
        Person anna = ward.person();
        String group = Ward.fresh("look-group");
        ward.put(ward.registrar(), "Group/" + group, """
                {"resourceType":"Group","id":"%s","type":"person","actual":true,"member":[{"entity":
                {"reference":"Patient/%s"}}]}""".formatted(group, anna.id()))
                .expect(201);
        Door silent = ward.door().as(Platform.tokens().staff());

        ward.get(silent, "Group/" + group).expect(403);
        ward.get(silent, "Group?_id=" + group).expect(403);
        ward.get(silent, "Group/" + group + "/_history").expect(403);
        ward.get(silent, "Group/_history").expect(403);
        assertThat(trail(anna)).doesNotContain("Dana Reyes");

        ward.get(ward.staff(), "Group/" + group).expect(200);
        assertThat(trail(anna)).contains("Group/" + group, "Dana Reyes", "Testing the door");
        ward.get(ward.staff(), "Group?_id=" + group).expect(200);
        assertThat(looks(anna)).isEqualTo(1);
    }

    /** A patient's request carried a deadline, an output and a requester of the patient's own making. */
    @Test
    void aPatientsRequestTakesOverWhatAPatientMaySay() {
        Person anna = ward.person();
        new Registrar(ward.door()).company("look-own", true);
        String task = Requests.task("notify-withdrawal", anna, "look-own", "MLTRAINING")
                .replace("\"intent\"", """
                        "focus":{"reference":"Consent/mine","display":"By court"},"priority":"stat","description":"Signed by the court","businessStatus":{"text":"settled"},
                        "identifier":[{"system":"urn:court","value":"1"}],"requester":{"display":"The court"},
                        "note":[{"authorString":"Dana Reyes","text":"Please hurry"}],
                        "output":[{"type":{"text":"answer"},"valueString":"done"}],
                        "extension":[{"url":"https://example.org/x","valueString":"y"}],"intent\"""");

        Answer asked = new Answer(new Requests(ward.patient(anna)).ask(task)).expect(201);

        assertThat(asked.body())
                .contains("Please hurry", "MLTRAINING", "Organization/look-own", "restriction", "Consent/mine")
                .doesNotContain("stat\"", "court", "settled", "Dana Reyes", "output", "example.org");
        String cancelled = new Answer(new Requests(ward.patient(anna))
                        .turn(asked.id(), 1, task.replace("Please hurry", "Written by staff"), "cancelled"))
                .expect(200)
                .body();
        assertThat(cancelled)
                .contains("\"cancelled\"", "Please hurry")
                .doesNotContain("court", "settled", "Written by staff", "output", "example.org");
    }

    /** Only the newest fifty could be read, and nothing said that there were more. */
    @Test
    void visitsComeInPagesAndEachIsFoundByItsId() {
        Person anna = ward.person();
        Person ben = ward.person();
        String looks = "Patient/" + anna.id() + "/$looks";
        for (String reason : new String[] {"The%20first%20call", "The%20second%20call", "The%20third%20call"}) {
            ward.get(ward.staff().because(reason), "Patient/" + anna.id()).expect(200);
        }
        ward.get(ward.staff().because("The%20third%20call"), "Consent?patient=Patient/" + anna.id())
                .expect(200);

        String first = visits(anna, looks + "?_count=2");
        String second = visits(anna, looks + "?_count=2&page=2");

        assertThat(first)
                .contains("\"visits\",\"valueDecimal\":3", "Thethirdcall", "Thesecondcall", "DanaReyes")
                .contains("\"what\",\"valueCode\":\"Consent\"", "\"what\",\"valueCode\":\"Patient\"")
                .doesNotContain("Thefirstcall");
        assertThat(first.indexOf("Thethirdcall")).isLessThan(first.indexOf("Thesecondcall"));
        assertThat(second)
                .contains("\"visits\",\"valueDecimal\":3", "Thefirstcall")
                .doesNotContain("Thesecondcall");
        assertThat(visits(anna, looks + "?page=9"))
                .contains("\"valueDecimal\":3")
                .doesNotContain("\"look\"");
        String id = second.replaceFirst(".*\"valueId\":\"([^\"]+)\".*", "$1");
        assertThat(visits(anna, looks + "?look=" + id))
                .contains("\"visits\",\"valueDecimal\":1", "Thefirstcall")
                .doesNotContain("Thesecondcall");
        assertThat(visits(ben, "Patient/" + ben.id() + "/$looks?look=" + id))
                .contains("\"visits\",\"valueDecimal\":0")
                .doesNotContain("Thefirstcall");
        for (String wrong : new String[] {"?look=a%20b", "?page=x", "?page=-1", "?page=1&page=2"}) {
            ward.get(ward.patient(anna), looks + wrong).expect(400);
        }
    }

    private String visits(Person of, String path) {
        return ward.get(ward.patient(of), path).expect(200).body().replaceAll("\\s", "");
    }

    private String trail(Person of) {
        return ward.get(ward.patient(of), "AuditEvent?_count=200").expect(200).body();
    }

    /** Searches of others; the patient's own look at the trail is one too. */
    private long looks(Person of) {
        return ward.get(ward.patient(of), "AuditEvent?_count=200&subtype=search-type").entries().stream()
                .filter(entry -> !entry.toString().contains("PATRQT"))
                .count();
    }
}
