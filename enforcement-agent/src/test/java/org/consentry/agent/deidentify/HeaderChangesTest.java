// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.consentry.agent.deidentify.HeaderChange.Kind;
import org.junit.jupiter.api.Test;

class HeaderChangesTest {
    private static final int REQUEST_ATTRIBUTES = 0x00400275;
    private static final int PROCEDURE = 0x00400007;
    private static final int ROWS = 0x00280010;
    private static final int SECRET = 0x00091001;

    @Test
    void eachElementIsNamedWithWhatBecameOfIt() {
        Dataset before = new Dataset()
                .put(Tag.PATIENT_NAME, "DOE^ANNA")
                .put(Tag.PATIENT_ID, "P-100")
                .put(Tag.MODALITY, "CT")
                .putShorts(ROWS, 512)
                .put(Element.of(SECRET, Vr.UN, (byte) 1, (byte) 2))
                .putSequence(REQUEST_ATTRIBUTES, new Dataset().put(PROCEDURE, "Chest of Doe"), new Dataset());
        Dataset after = new Dataset()
                .put(Tag.PATIENT_ID, "P1")
                .put(Tag.MODALITY, "CT")
                .put(Tag.PATIENT_IDENTITY_REMOVED, "YES")
                .putShorts(ROWS, 256)
                .putSequence(REQUEST_ATTRIBUTES, new Dataset().put(PROCEDURE, "Chest"));

        assertThat(HeaderChanges.between(before, after))
                .extracting(
                        HeaderChange::path,
                        HeaderChange::name,
                        HeaderChange::kind,
                        HeaderChange::before,
                        HeaderChange::after)
                .containsExactly(
                        tuple("(0009,1001)", "private elements", Kind.REMOVED, "2 bytes", null),
                        tuple("(0010,0010)", "(0010,0010) PatientName", Kind.REMOVED, "DOE^ANNA", null),
                        tuple("(0010,0020)", "(0010,0020) PatientID", Kind.CHANGED, "P-100", "P1"),
                        tuple("(0028,0010)", "(0028,0010) Rows", Kind.CHANGED, "2 bytes", "2 bytes"),
                        tuple(
                                "(0040,0275)[0](0040,0007)",
                                "(0040,0275)(0040,0007) ScheduledProcedureStepDescription",
                                Kind.CHANGED,
                                "Chest of Doe",
                                "Chest"),
                        tuple(
                                "(0040,0275)",
                                "(0040,0275) RequestAttributesSequence",
                                Kind.CHANGED,
                                "2 items",
                                "1 items"),
                        tuple("(0012,0062)", "(0012,0062) PatientIdentityRemoved", Kind.ADDED, null, "YES"));
    }

    @Test
    void theSameHeaderHasNoChanges() {
        Dataset header = new Dataset().put(Tag.PATIENT_ID, "P-100").putSequence(REQUEST_ATTRIBUTES, new Dataset());

        assertThat(HeaderChanges.between(header, header)).isEmpty();
    }
}
