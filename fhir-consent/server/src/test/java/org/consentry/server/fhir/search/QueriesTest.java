// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.consentry.server.fhir.reference.Here;
import org.consentry.server.fhir.reference.ServerAddress;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.Criterion.AnyOf;
import org.consentry.server.storage.Criterion.Span;
import org.consentry.server.storage.Criterion.Term;
import org.consentry.server.storage.Criterion.Text;
import org.consentry.server.storage.IndexEntry;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final SearchParameters PARAMETERS = new SearchParameters(R4);
    private static final Here HERE =
            new ServerAddress(List.of("https://fhir.hospital.example/r4/")).at("http://127.0.0.1:8080/fhir/r4");
    private final Queries queries = new Queries(R4, PARAMETERS, NEW_YORK);

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # asked, first not before,   first not after,         last not before,      last not after
            2026-01-31,   2026-01-31T05:00:00Z, -,                        -,                        2026-02-01T04:59:59.999Z
            ge2026-01-31, -,                    -,                        2026-01-31T05:00:00Z,     -
            gt2026-01-31, -,                    -,                        2026-02-01T05:00:00Z,     -
            le2026-01-31, -,                    2026-02-01T04:59:59.999Z, -,                        -
            lt2026-01-31, -,                    2026-01-31T04:59:59.999Z, -,                        -
            sa2026-01-31, 2026-02-01T05:00:00Z, -,                        -,                        -
            eb2026-01-31, -,                    -,                        -,                        2026-01-31T04:59:59.999Z
            ap2026-01-31, -,                    2026-02-01T04:59:59.999Z, 2026-01-31T05:00:00Z,     -
            """)
    void datesAreComparedAsR4Says(
            String asked,
            @Nullable Instant lowFrom,
            @Nullable Instant lowUntil,
            @Nullable Instant highFrom,
            @Nullable Instant highUntil) {
        assertThat(one("Encounter", "date", asked)).isEqualTo(new Span(lowFrom, lowUntil, highFrom, highUntil));
    }

    @Test
    void aMinuteWithoutSecondsIsThatMinute() {
        assertThat(one("Encounter", "date", "2026-01-31T10:00Z"))
                .isEqualTo(new Span(
                        Instant.parse("2026-01-31T10:00:00Z"), null, null, Instant.parse("2026-01-31T10:00:59.999Z")));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1.2.840.10008, 'null|1.2.840.10008 null|urn:oid:1.2.840.10008'
            urn:oid:1.2.3, 'null|urn:oid:1.2.3 null|1.2.3'
            1.2|5,         '1.2|5 urn:oid:1.2|5'
            urn:mrn|,      'urn:mrn|null'
            |x,            '|x'
            'a\\,b,c',     'null|a,b null|c'
            a\\|b,         'null|a|b'
            0.1.02,        'null|0.1.02'
            """)
    void tokensAreFoundInEverySpelling(String asked, String terms) {
        List<String> found = ((AnyOf) only("Patient", "identifier", asked))
                .values().stream()
                        .map(Term.class::cast)
                        .map(term -> term.system() + "|" + term.value())
                        .toList();

        assertThat(String.join(" ", found)).isEqualTo(terms);
    }

    @Test
    void aReferenceWithoutTypeMeansAnyTypeTheParameterMayPointTo() {
        assertThat(((AnyOf) only("Device", "organization", "x")).values())
                .extracting(value -> ((Term) value).value())
                .containsExactly("Organization/x");
        assertThat(((AnyOf) only("Provenance", "target", "Consent/c/_history/2")).values())
                .isEqualTo(List.of(new Term(null, "Consent/c")));
    }

    /** What followed a second bar was thrown away: another form of the same system was found, and a no not stored. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            Encounter, identifier,         urn:s|A|B
            Encounter, identifier,         |A|B
            Encounter, identifier:not,     urn:s|A|
            Encounter, subject:identifier, urn:s|A|B
            Encounter, identifier,         "urn:s|A,urn:s|B|C"
            Encounter, identifier,         |
            Encounter, identifier,         "a,,b"
            Encounter, identifier,         "a,"
            Encounter, identifier,         ","
            Encounter, identifier,         " "
            Encounter, _id,                Encounter/x
            Encounter, _id,                "x,y z"
            Encounter, _offset,            5
            Encounter, _elements:x,        status
            Encounter, _total:foo,         accurate
            Encounter, date,               2026-02-30
            Encounter, date,               2026-01-31x
            Encounter, date,               2026-01-31T10:00:00Zfoo
            Encounter, date,               xx2026-01-31
            Encounter, date,               ge
            Encounter, status:above,       x
            Encounter, subject:Shoe,       x
            Encounter, subject:Patient,    Group/x
            Encounter, subject,            Patient/x/y
            Encounter, subject,            Patient/
            Encounter, subject,            http://127.0.0.1:8080/fhir/r4/Patient
            Encounter, subject,            http://127.0.0.1:8080/fhir/r4/%50atient/x
            """)
    void nothingIsReadInPart(String type, String name, String value) {
        assertThatThrownBy(() -> read(type, name, value))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(name.replaceAll(":.*", ""));
    }

    /** The database keeps the first 500 characters, so that a longer one was found by another's beginning. */
    @Test
    void nobodyLooksForWhatIsTooLongToBeCompared() {
        String most = "x".repeat(IndexEntry.LONGEST_VALUE - 1);

        assertThat(read("Encounter", "identifier", "urn:s|" + most.substring(6))
                        .spec()
                        .criteria())
                .hasSize(1);
        assertThatThrownBy(() -> read("Encounter", "identifier", "urn:s|" + most))
                .hasMessageContaining("identifier");
        assertThatThrownBy(() -> read("Patient", "address", "x" + most)).hasMessageContaining("address");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "urn:s|A\\|B",     urn:s|A|B
            "urn\\|s|A",       urn|s|A
            "urn:s|A\\,B",     "urn:s|A,B"
            "urn:s|A\\$B",     urn:s|A$B
            urn:s|A$B,          urn:s|A$B
            "urn:s|A\\\\B",  "urn:s|A\\B"
            "urn:s|DOM\\user", "urn:s|DOM\\user"
            """)
    void anEscapedCharacterIsThatCharacter(String asked, String term) {
        assertThat(((AnyOf) only("Encounter", "identifier", asked)).values())
                .map(Term.class::cast)
                .map(found -> found.system() + "|" + found.value())
                .containsExactly(term);
    }

    /** A condition of a write dropped these, so that it found another resource than was meant. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            _count, 1
            _include, Encounter:patient
            _revinclude, Provenance:target
            _elements, status
            """)
    void aConditionOfAWriteIsReadWhole(String name, String value) {
        Map<String, String[]> asked = Map.of("identifier", new String[] {"urn:s|A"}, name, new String[] {value});

        assertThatThrownBy(() -> queries.condition("Encounter", asked, HERE))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(name);
    }

    /** Asked by the server's own address, "has this patient a no?" was answered with an empty list. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "Patient/anna",
                "Patient/anna/_history/3",
                "http://127.0.0.1:8080/fhir/r4/Patient/anna",
                "HTTP://127.0.0.1:8080/fhir/r4/Patient/anna/_history/2",
                "https://127.0.0.1:8080/fhir/r4/Patient/anna",
                "https://FHIR.hospital.example/r4/Patient/anna",
                "https://fhir.hospital.example:443/r4/Patient/anna"
            })
    void everySpellingOfAPatientIsThatPatient(String spelling) {
        assertThat(read("Consent", "patient", spelling).patient()).isEqualTo("anna");
        assertThat(read("Consent", "patient:Patient", spelling).patient()).isEqualTo("anna");
    }

    /** Nothing in a compartment refers to these, and "none" would be an answer about somebody else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://another.example/fhir/r4/Patient/anna",
                "http://127.0.0.1:8081/fhir/r4/Patient/anna",
                "http://127.0.0.1:8080/other/Patient/anna",
                "http://127.0.0.1:8080/fhir/r4x/Patient/anna",
                "http://fhir.hospital.example.evil.example/r4/Patient/anna",
                "http://user@127.0.0.1:8080/fhir/r4/Patient/anna",
                "urn:uuid:5b1a7c0e-0000-4000-8000-000000000001"
            })
    void aPatientOfAnotherServerIsNeverOurs(String spelling) {
        assertThatThrownBy(() -> read("Consent", "patient", spelling))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("patient");
        assertThat(((AnyOf) only("Provenance", "target", spelling)).values())
                .isEqualTo(List.of(new Term(null, spelling)));
    }

    @Test
    void onePatientIsACompartmentAndSeveralAreACondition() {
        assertThat(read("Encounter", "subject", "Patient/anna").patient()).isEqualTo("anna");
        assertThat(read("Encounter", "patient", "anna,ben").patient()).isNull();
        assertThat(read("Encounter", "subject", "Group/anna").patient()).isNull();
        assertThat(read("Encounter", "subject:not", "Patient/anna").patient()).isNull();
    }

    @Test
    void nobodyLeafsThroughPatientsByTheirInitials() {
        assertThatThrownBy(() -> read("Patient", "family", "Avery,B"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("family");
        assertThat(read("Practitioner", "family", "B").spec().criteria()).hasSize(1);
    }

    @Test
    void aLinkLeadsToEachTypeThatHasTheParameter() {
        assertThat(read("Consent", "actor:Organization.name:contains", "north").links())
                .isEqualTo(List.of(new SearchQuery.Link(
                        "actor",
                        false,
                        List.of(SearchSpec.of("Organization")
                                .with(new AnyOf("name", List.of(new Text("north", Text.Match.CONTAINS))))))));
        assertThat(read("Consent", "actor.name", "north").links().get(0).ends())
                .extracting(SearchSpec::type)
                .containsExactly("Organization", "Patient", "Practitioner", "RelatedPerson");
        assertThat(read("Patient", "_has:Encounter:patient:patient", "Patient/anna")
                        .links())
                .isEqualTo(List.of(new SearchQuery.Link(
                        "patient",
                        true,
                        List.of(SearchSpec.of("Encounter")
                                .with(new AnyOf("patient", List.of(new Term(null, "Patient/anna"))))))));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            patient.organization.name,                      one link
            _has:Consent:patient:actor.name,                one link
            _has:Consent:patient:_has:Provenance:target:recorded, one link
            _has:Consent:patient,                           such as _has
            _has,                                           such as _has
            _has:Consent:status:status,                     of kind reference
            _has:Consent:organization:status,               may refer to Patient
            _has:AuditEvent:patient:type,                   links can lead to
            _has:Shoe:patient:size,                         links can lead to
            organization:Device.type,                       may refer to
            organization.shoe-size,                         of what organization refers to
            birthdate.name,                                 of kind reference
            """)
    void aLinkThatLeadsNowhereIsRefusedByName(String asked, String words) {
        assertThatThrownBy(() -> read("Patient", asked, "x"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(words)
                .hasMessageContaining(asked);
    }

    @Test
    void aParameterThatR4HasAndWeHaveNotIsSaidToBeSo() {
        assertThatThrownBy(() -> read("DocumentReference", "relationship", "x$replaces"))
                .hasMessageContaining("of kind composite");
    }

    @Test
    void whatAReferenceIsCalledIsFoundToo() {
        Encounter visit = new Encounter()
                .setSubject(new Reference()
                        .setIdentifier(new Identifier().setSystem("urn:mrn").setValue("7")));

        assertThat(new Indexes(PARAMETERS, NEW_YORK).of(visit, List.of()))
                .contains(IndexEntry.token("subject:identifier", "urn:mrn", "7"));
        assertThat(only("Encounter", "subject:identifier", "urn:mrn|7"))
                .isEqualTo(new AnyOf("subject:identifier", List.of(new Term("urn:mrn", "7"))));
    }

    @Test
    void tooMuchIsRefused() {
        assertThatThrownBy(() -> read("Patient", "_id", "x,".repeat(501) + "y"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("500");
    }

    @Test
    void aResourceIsFoundByWhatR4SaysItIs() {
        Encounter visit = new Encounter().setSubject(new Reference("Patient/anna/_history/3"));
        visit.setPeriod(new Period().setStartElement(new DateTimeType("2026-01-31")));
        Patient anna =
                new Patient().addName(new HumanName().setFamily("Ångström").addGiven("Anna"));
        Indexes indexes = new Indexes(PARAMETERS, NEW_YORK);

        List<IndexEntry> ofVisit = indexes.of(visit, List.of());
        List<IndexEntry> ofAnna = indexes.of(anna, List.of());

        assertThat(ofVisit)
                .contains(
                        new IndexEntry("patient", null, "Patient/anna", null, null),
                        new IndexEntry("subject", null, "Patient/anna", null, null),
                        new IndexEntry(
                                "date",
                                null,
                                "",
                                Instant.parse("2026-01-31T05:00:00Z"),
                                Instant.parse("9999-12-31T23:59:59.999Z")));
        assertThat(ofAnna).contains(IndexEntry.text("family", "Ångström"), IndexEntry.text("name", "Anna Ångström"));
        assertThat(IndexEntry.text("family", "Ångström").value()).isEqualTo("angstrom");
        assertThat(IndexEntry.token("x", null, "y".repeat(3000)).value()).hasSize(IndexEntry.LONGEST_VALUE);
    }

    private Criterion.Value one(String type, String name, String value) {
        return ((AnyOf) only(type, name, value)).values().get(0);
    }

    private Criterion only(String type, String name, String value) {
        return read(type, name, value).spec().criteria().get(0);
    }

    private SearchQuery read(String type, String name, String value) {
        return queries.read(type, Map.of(name, new String[] {value}), HERE, false);
    }
}
