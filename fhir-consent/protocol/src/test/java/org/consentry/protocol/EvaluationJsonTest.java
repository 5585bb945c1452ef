// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consentry.policy.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationJsonTest {

    private static final String QUESTION = """
        {"subject":{"type":"device","id":"chest-reader"},
         "action":{"name":"use"},
         "resource":{"type":"patient","id":"urn:oid:2.999.1|4711","properties":{
           "modality":["CT","http://x|PT"],"body_site":"51185008","labels":["R","HIV"],
           "started":"2026-02-03","patient":"urn:oid:2.999.1|4711"}},
         "context":{"purposes":["HRESCH","sale"],"deid_state":"PSEUDONYMISED","project":"ResearchStudy/1",
           "sale":true,"jurisdiction":{"patient":"US-WA"},"as_of":"2026-06-15T12:00:00Z",
           "known_as_of":"2026-06-16T12:00:00Z"}}\
        """;

    @Test
    void everythingThatIsSaidOfTheDataIsRead() {
        Evaluation read = Evaluation.read(QUESTION);

        assertThat(read.subject().type()).isEqualTo(Evaluation.Subject.Type.DEVICE);
        assertThat(read.resource().patient()).hasValue(new PatientId("urn:oid:2.999.1", "4711"));
        assertThat(read.resource().study()).isEmpty();
        Claims claims = read.claims();
        assertThat(claims.study().content().modalities())
                .containsExactlyInAnyOrder(Code.modality("CT"), new Code("http://x", "PT"));
        assertThat(claims.study().content().bodySites()).containsExactly(new Code(Code.SNOMED, "51185008"));
        assertThat(claims.study().marking().confidentiality()).isEqualTo(Confidentiality.R);
        assertThat(claims.study().marking().sensitivities()).containsExactly(Code.sensitivity("HIV"));
        assertThat(claims.study().started())
                .isEqualTo(
                        new Period(Instant.parse("2026-02-02T10:00:00Z"), Instant.parse("2026-02-04T11:59:59.999Z")));
        assertThat(claims.place()).isEqualTo(new Place("US-WA", null, null));
        assertThat(claims.isRetrospective()).isTrue();
        assertThat(claims.sale()).isTrue();
    }

    @Test
    void anIdIsTheSameWithUrnOidAndAnOlderNameOfACodeSystemIsTheSameSystem() {
        // urn:oid: was refused in the id of a scan, and made another recipient and patient of the others.
        String plain = QUESTION.replace("chest-reader", "2.999.17").replace("HRESCH", "MLTRAINING");
        String other = plain.replace("2.999.17", "urn:oid:2.999.17")
                .replace("\"urn:oid:2.999.1|4711\",\"properties", "\"2.999.1|4711\",\"properties")
                .replace("MLTRAINING", "urn:oid:2.16.840.1.113883.5.8|MLTRAINING");
        String scan = QUESTION.replace(
                "\"patient\",\"id\":\"urn:oid:2.999.1|4711\"", "\"imaging-study\",\"id\":\"URN:OID:2.999.5.1\"");

        assertThat(Evaluation.read(other)).isEqualTo(Evaluation.read(plain));
        assertThat(Evaluation.read(scan).resource().study()).hasValue(new StudyUid("2.999.5.1"));
        assertThat(Cohort.study("{\"study\":\"urn:oid:2.999.5.1\"}", 2)).isEqualTo(new StudyUid("2.999.5.1"));
        assertThat(Cohort.header("{\"purpose\":\"HRESCH\",\"recipient\":\"urn:oid:2.999.17\"}")
                        .recipient())
                .isEqualTo(new RecipientId("2.999.17"));
        assertThat(Evaluation.read(QUESTION.replace("chest-reader", "urn:oid:x"))
                        .recipient())
                .isEqualTo(new RecipientId("urn:oid:x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUBJECT", "RESOURCE", "ACTION"})
    void aSearchForAKindThatIsNotHereLacksWhatAnyOtherWouldLack(String name) {
        EvaluationSearch.Part part = EvaluationSearch.Part.valueOf(name);
        String whole = """
                {"subject":{"type":"organization","id":"x"},"action":{"name":"use"},
                 "resource":{"type":"imaging-study","id":"1.2"}}""";

        for (String unknown : List.of(
                whole.replace("organization", "spaceship"),
                whole.replace("imaging-study", "record").replace("1.2", "record-1"))) {
            EvaluationSearch search = EvaluationSearch.read(unknown, part);
            assertThat(search.isOfUnknownType()).isTrue();
            assertThatCode(search::check).doesNotThrowAnyException();
        }
        assertThat(EvaluationSearch.read(whole, part).isOfUnknownType()).isFalse();
        assertThatCode(EvaluationSearch.read(whole, part)::check).doesNotThrowAnyException();
        String lacking = whole.replace(part == EvaluationSearch.Part.SUBJECT ? "\"1.2\"" : "\"x\"", "null");
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(EvaluationSearch.read(lacking.replace("imaging-study", "record"), part)::check);
    }

    @Test
    void aCustodianThatIsSaidCountsWhereNoneIsKnown() {
        Claims claims = Evaluation.read(QUESTION.replace("\"started\"", "\"custodian\":\"mercy\",\"started\""))
                .claims();

        assertThat(claims.onto(Study.UNKNOWN).origin().custodian()).isEqualTo(new RecipientId("mercy"));
        assertThat(claims.onto(Study.UNKNOWN.from(new RecipientId("clinic"), null, null))
                        .origin()
                        .custodian())
                .isEqualTo(new RecipientId("clinic"));
    }

    @Test
    void aClaimNeverMakesWhatIsKnownMoreHarmless() {
        Study known = Study.UNKNOWN
                .coded(Set.of(Code.modality("MG")), Set.of(), Set.of())
                .labeled(Confidentiality.V, Set.of(Code.sensitivity("PSY")));

        Study both = Evaluation.read(QUESTION).claims().onto(known);

        assertThat(both.content().modalities()).contains(Code.modality("MG"));
        assertThat(both.marking().confidentiality()).isEqualTo(Confidentiality.V);
        assertThat(both.marking().sensitivities())
                .containsExactlyInAnyOrder(Code.sensitivity("PSY"), Code.sensitivity("HIV"));
    }

    @Test
    void aDateThatIsKnownIsNotChangedByAClaim() {
        Period known = new Period(Instant.EPOCH, Instant.EPOCH);

        assertThat(Evaluation.read(QUESTION)
                        .claims()
                        .onto(Study.UNKNOWN.taken(known))
                        .started())
                .isEqualTo(known);
    }

    @Test
    void whatMustBeDoneAndWhatMustNotAreToldApart() {
        Rule rule = Rule.permit(Terms.about("MLTRAINING"))
                .demanding(new Obligation("DEID"), new Obligation("NORELINK"), new Obligation("NOMLTRAIN"));
        Decision permit = ConsentPolicy.decide(
                Terms.asks(Terms.NORTHLIGHT, "MLTRAINING"), PatientTerms.of(Terms.consent("ai", rule)), Terms.REGIME);

        JsonObject context = new EvaluationAnswer(permit, "DEMO/1", "id", 7, "ai/1")
                .write(ObligationForm.CODES)
                .getJsonObject("context");

        assertThat(context.getJsonArray("obligations")).hasToString("[\"DEID\"]");
        assertThat(context.getJsonArray("refrains")).hasToString("[\"NOMLTRAIN\",\"NORELINK\"]");
        assertThat(context.getString("validUntil")).isEqualTo("2026-06-15T12:05:00Z");
    }

    @Test
    void whatAQuestionLacksTheMessageSaysForAll() {
        EvaluationBatch batch = EvaluationBatch.read("""
                                {"subject":{"type":"organization","id":"a"},"action":{"name":"use"},"context":{"purpose":"HRESCH"},
                                 "options":{"evaluations_semantic":"deny_on_first_deny"},
                                 "evaluations":[{"resource":{"type":"imaging-study","id":"1.2"}},
                                                {"resource":{"type":"imaging-study","id":"1.3"},"context":{"purpose":"TREAT"}}]}\
                                """, 10);

        List<Evaluation> read = batch.questions().stream()
                .map(each -> Evaluation.read(each, "request"))
                .toList();
        assertThat(read).extracting(each -> each.purposes().toString()).doesNotHaveDuplicates();
        assertThat(read).extracting(Evaluation::recipient).containsOnly(new RecipientId("a"));
        assertThat(batch.semantic().endsAfter(false)).isTrue();
        assertThat(batch.semantic().endsAfter(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"evaluations\":1}",
                "{\"evaluations\":[1]}",
                "{\"evaluations\":[{},{},{}]}",
                "{\"evaluations\":[],\"options\":{\"evaluations_semantic\":\"all\"}}",
                "[]"
            })
    void aBatchThatIsNoneIsRefused(String text) {
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> EvaluationBatch.read(text, 2));
    }

    @Test
    void aSearchLeavesOutOnePartAndGoesOnWhereItsTokenSays() {
        EvaluationSearch search = EvaluationSearch.read("""
                 {"subject":{"type":"organization","id":"a"},"action":{"name":"use"},"context":{"purpose":"HRESCH"},
                  "resource":{"type":"imaging-study"},"page":{"limit":1000,"token":"1.2.3"}}\
                 """, EvaluationSearch.Part.RESOURCE);

        assertThat(search.page()).isEqualTo(new EvaluationSearch.Page(200, "1.2.3"));
        assertThat(search.about("1.2.4").resource().study()).hasValue(new StudyUid("1.2.4"));
        Permit permit = (Permit) ConsentPolicy.decide(
                Terms.asks(Terms.NORTHLIGHT, "MLTRAINING"),
                PatientTerms.of(Terms.consent(
                        "ai", Rule.permit(Terms.about("MLTRAINING")).demanding(Obligation.DEID))),
                Terms.REGIME);
        assertThat(search.result("1.2.4", permit)).hasToString("{\"type\":\"imaging-study\",\"id\":\"1.2.4\"}");
    }
}
