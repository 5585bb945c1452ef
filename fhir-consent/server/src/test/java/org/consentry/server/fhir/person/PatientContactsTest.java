// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.consentry.server.fhir.person.PatientContacts.Contact;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a record says that somebody may be written to. */
class PatientContactsTest {
    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");

    private final Patient anna = new Patient();

    @Test
    void withoutAnAddressThereIsNone() {
        anna.addTelecom().setSystem(ContactPointSystem.PHONE).setValue("555-0100");

        assertThat(found()).isEmpty();
    }

    @Test
    void theAddressInUseWithTheLowestRankCounts() {
        email("old@example.org").setUse(ContactPointUse.OLD);
        email("second@example.org").setRank(2);
        email("first@example.org").setRank(1);
        email("none@example.org");

        assertThat(found()).map(Contact::email).hasValue("first@example.org");
    }

    @Test
    void anAddressCountsInItsTimeOnly() {
        email("past@example.org").getPeriod().setEnd(Date.from(NOW.minusSeconds(1)));
        email("future@example.org").getPeriod().setStart(Date.from(NOW.plusSeconds(1)));
        assertThat(found()).isEmpty();

        email("now@example.org").getPeriod().setStart(Date.from(NOW));
        assertThat(found()).map(Contact::email).hasValue("now@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "anna@",
                "@example.org",
                "Anna <anna@example.org>",
                "anna@example.org, ben@example.org",
                "anna@example.org\r\nBcc: ben@example.org",
                "anna@example..org",
                "änna@example.org",
                "\"anna b\"@example.org"
            })
    void whatIsNotOnePlainAddressIsNone(String text) {
        email(text);

        assertThat(found()).isEmpty();
    }

    @Test
    void nobodyWritesToTheDeadOrToARecordThatIsNotInUse() {
        email("anna@example.org");
        assertThat(found()).isPresent();

        anna.setDeceased(new BooleanType(false));
        assertThat(found()).isPresent();
        anna.setDeceased(new BooleanType(true));
        assertThat(found()).isEmpty();
        anna.setDeceased(new DateTimeType("2026-01-01"));
        assertThat(found()).isEmpty();
        anna.setDeceased(null);
        anna.setActive(false);
        assertThat(found()).isEmpty();
    }

    @Test
    void thePreferredLanguageCounts() {
        email("anna@example.org");
        assertThat(found()).map(Contact::language).hasValue(Locale.ENGLISH);

        anna.addCommunication().setLanguage(spoken("vi"));
        anna.addCommunication().setLanguage(spoken("es-MX")).setPreferred(true);
        assertThat(found()).map(Contact::language).hasValue(Locale.forLanguageTag("es-MX"));
    }

    private static CodeableConcept spoken(String code) {
        return new CodeableConcept(new Coding("urn:ietf:bcp:47", code, null));
    }

    private ContactPoint email(String value) {
        return anna.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue(value);
    }

    private Optional<Contact> found() {
        return PatientContacts.email(anna, NOW);
    }
}
