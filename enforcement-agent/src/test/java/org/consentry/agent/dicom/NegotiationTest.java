// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.consentry.agent.dicom.dimse.ContextAnswer.Result;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.agent.dicom.dimse.Uids;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        1.2.840.10008.1.1,                      ACCEPTED, Verification
        1.2.840.10008.5.1.4.1.1.2,              ACCEPTED, CT Image Storage
        1.2.840.10008.5.1.4.1.1.104.1,          ACCEPTED, Encapsulated PDF Storage; refused later with a reason
        1.2.840.10008.5.1.4.34.7,               ACCEPTED, RT Beams Delivery Instruction Storage
        1.2.840.10008.5.1.4.1.1.200.3,          ACCEPTED, Protocol Approval Storage
        1.2.840.10008.5.1.4.1.1.201.1,          ACCEPTED, Inventory Storage
        1.3.12.2.1107.5.9.1,                    ACCEPTED, private; refused later with a reason
        1.2.840.10008.1.20.1,                   ABSTRACT_SYNTAX_NOT_SUPPORTED, Storage Commitment Push Model
        1.2.840.10008.5.1.4.1.2.1.1,            ABSTRACT_SYNTAX_NOT_SUPPORTED, Patient Root FIND
        1.2.840.10008.5.1.4.1.2.2.2,            ABSTRACT_SYNTAX_NOT_SUPPORTED, Study Root MOVE
        1.2.840.10008.5.1.4.31,                 ABSTRACT_SYNTAX_NOT_SUPPORTED, Modality Worklist FIND
        1.2.840.10008.3.1.2.3.3,                ABSTRACT_SYNTAX_NOT_SUPPORTED, Modality Performed Procedure Step
        1.2.840.10008.5.1.4.1.1.200.4,          ABSTRACT_SYNTAX_NOT_SUPPORTED, Protocol Approval FIND
        1.2.840.10008.5.1.4.1.1.201.2,          ABSTRACT_SYNTAX_NOT_SUPPORTED, Inventory FIND
        1.2.840.10008.5.1.4.1.1.201.6,          ABSTRACT_SYNTAX_NOT_SUPPORTED, Repository Query
        """)
    void onlyWhatCanBeStoredIsAccepted(String abstractSyntax, Result expected, String name) {
        // All others were accepted and each of their commands was then answered with 0211H.
        ProposedContext context = new ProposedContext(1, abstractSyntax, List.of(Uids.IMPLICIT_LE));

        assertThat(Negotiation.answer(context, Optional.empty()).result())
                .as(name)
                .isEqualTo(expected);
        assertThat(Negotiation.forRecipient(List.of(context)).isEmpty())
                .isEqualTo(expected != Result.ACCEPTED || abstractSyntax.equals(Uids.VERIFICATION));
    }

    @ParameterizedTest
    @CsvSource({"1.2.840.10008.1.2.8.1", "1.2.840.10008.1.2.1.98", "1.2.840.10008.1.2.4.205", "1.2.840.10008.1.2.5"})
    void everyTransferSyntaxOfTheStandardForObjectsIsAccepted(String uid) {
        // Deflated Image Frame Compression was given no presentation context.
        ProposedContext context = new ProposedContext(1, Uids.STORAGE_PREFIX + "2", List.of(uid));

        assertThat(Negotiation.answer(context, Optional.empty()).result()).isEqualTo(Result.ACCEPTED);
    }
}
