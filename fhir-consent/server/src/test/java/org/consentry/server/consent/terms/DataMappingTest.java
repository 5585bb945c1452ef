// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.consentry.policy.Conditions;
import org.consentry.policy.DataItem;
import org.consentry.policy.Listed;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataMappingTest {
    private static final Listed<DataItem> UNRESOLVED = new Listed<>(Set.of(), true);

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(nullValues = "-", textBlock = """
            ImagingStudy/chest,    -,                 -
            urn:oid:1.2.840.1,     -,                 -
            -,                     urn:dicom:uid,     urn:oid:1.2.840.1
            -,                     urn:dicom:uid,     1.2.840.1
            -,                     urn:ietf:rfc:3986, urn:oid:1.2.840.1
            -,                     -,                 1.2.840.1
            ImagingStudy/elsewhere, urn:dicom:uid,    1.2.840.1
            """)
    void aScanIsItsUidHoweverItIsSpelled(String literal, String system, String value) {
        Reference reference = reference(literal, system, value);

        assertThat(data("instance", reference).data().items()).isEqualTo(Listed.of(DataItem.study(Register.CHEST)));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(nullValues = "-", textBlock = """
            ImagingStudy/someone-elses,               -,             -
            https://else.example/ImagingStudy/chest,  -,             -
            -,                                        urn:dicom:uid, not a uid
            ImagingStudy/chest,                       urn:dicom:uid, 1.2.840.2
            #loop,                                    -,             -
            """)
    void whatLeadsNowhereOrTwoWaysIsKeptAsUnresolved(String literal, String system, String value) {
        assertThat(data("instance", reference(literal, system, value)).data().items())
                .isEqualTo(UNRESOLVED);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            related,    ImagingStudy/chest, RELATED,    urn:oid:1.2.840.1
            dependents, ImagingStudy/chest, DEPENDENTS, urn:oid:1.2.840.1
            dependents, Encounter/e1,       DEPENDENTS, Encounter/e1
            related,    ServiceRequest/s1,  RELATED,    ServiceRequest/s1
            authoredby, Practitioner/p1,    AUTHOREDBY, Practitioner/p1
            instance,   DocumentReference/d, INSTANCE,  DocumentReference/d
            """)
    void theFourMeaningsAreKept(String meaning, String literal, DataItem.Meaning kept, String reference) {
        assertThat(data(meaning, new Reference(literal)).data().items())
                .isEqualTo(Listed.of(new DataItem(kept, reference)));
    }

    @ParameterizedTest
    @CsvSource({"related,List/l1", "related,DiagnosticReport/r1", "dependents,Patient/anna", "-,ImagingStudy/chest"})
    void whatMayReachScansThatWeCannotSeeIsUnresolved(String meaning, String literal) {
        assertThat(data(meaning, new Reference(literal)).data().items()).isEqualTo(UNRESOLVED);
    }

    @Test
    void aResearchStudyIsAProject() {
        Conditions conditions = data("instance", new Reference("ResearchStudy/lungs"));

        assertThat(conditions.projects()).isEqualTo(Listed.of("ResearchStudy/lungs"));
        assertThat(conditions.data().items()).isNull();
    }

    @Test
    void aContainedScanIsTheOneItsIdentifierNames() {
        ImagingStudy study = new ImagingStudy();
        study.setId("s");
        study.addIdentifier().setSystem("urn:dicom:uid").setValue("urn:oid:1.2.840.1");
        Consent consent = Consents.no();
        consent.addContained(study);
        consent.getProvision()
                .addData()
                .setMeaning(Consent.ConsentDataMeaning.INSTANCE)
                .setReference(new Reference("#s"));

        assertThat(Consents.rule(consent).conditions().data().items())
                .isEqualTo(Listed.of(DataItem.study(Register.CHEST)));
    }

    private static Conditions data(String meaning, Reference reference) {
        Consent consent = Consents.no();
        consent.getProvision()
                .addData()
                .setMeaning("-".equals(meaning) ? null : Consent.ConsentDataMeaning.fromCode(meaning))
                .setReference(reference);
        return Consents.rule(consent).conditions();
    }

    private static Reference reference(String literal, String system, String value) {
        Reference reference = new Reference(literal);
        reference.getIdentifier().setSystem(system).setValue(value);
        return value == null ? new Reference(literal) : reference;
    }
}
