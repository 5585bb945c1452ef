// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dicom.dimse.ContextAnswer.Result;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.agent.dicom.dimse.Uids;
import org.consentry.protocol.RouteLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    private static final Negotiation EVERYTHING = new Negotiation(RouteLimits.NONE);
    private static final String CT = Uids.STORAGE_PREFIX + "2";
    private static final String MR = Uids.STORAGE_PREFIX + "4";
    private static final String JPEG = "1.2.840.10008.1.2.4.50";
    private static final Negotiation PLAIN_CT =
            new Negotiation(new RouteLimits(Set.of(CT), Set.of(Uids.EXPLICIT_LE, Uids.IMPLICIT_LE)));

    @ParameterizedTest
    @CsvSource(textBlock = """
        1.2.840.10008.1.1,                      ACCEPTED, Verification
        1.2.840.10008.5.1.4.1.1.2,              ACCEPTED, CT Image Storage
        1.2.840.10008.5.1.4.1.1.104.1,          ACCEPTED, Encapsulated PDF Storage; refused later with a reason
        1.2.840.10008.5.1.4.34.7,               ACCEPTED, RT Beams Delivery Instruction Storage
        1.2.840.10008.5.1.4.1.1.200.3,          ACCEPTED, Protocol Approval Storage
        1.2.840.10008.5.1.4.1.1.201.1,          ACCEPTED, Inventory Storage
        1.3.12.2.1107.5.9.1,                    ACCEPTED, private; refused later with a reason
        1.2.840.10008.1.20.1,                   ACCEPTED, Storage Commitment Push Model; ours to answer
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

        assertThat(EVERYTHING.answer(context, Optional.empty()).result())
                .as(name)
                .isEqualTo(expected);
        assertThat(EVERYTHING.forRecipient(List.of(context)).isEmpty())
                .isEqualTo(expected != Result.ACCEPTED
                        || abstractSyntax.equals(Uids.VERIFICATION)
                        || abstractSyntax.equals(Uids.STORAGE_COMMITMENT));
    }

    @ParameterizedTest
    @CsvSource({"1.2.840.10008.1.2.8.1", "1.2.840.10008.1.2.1.98", "1.2.840.10008.1.2.4.205", "1.2.840.10008.1.2.5"})
    void everyTransferSyntaxOfTheStandardForObjectsIsAccepted(String uid) {
        // Deflated Image Frame Compression was given no presentation context.
        ProposedContext context = new ProposedContext(1, Uids.STORAGE_PREFIX + "2", List.of(uid));

        assertThat(EVERYTHING.answer(context, Optional.empty()).result()).isEqualTo(Result.ACCEPTED);
    }

    /** What one takes in one encoding and another in another is no kind that anybody takes. */
    @Test
    void aSharedTitleAcceptsWhatOneOfItsRoutesTakesAndAnswersForNoCommitment() {
        Negotiation shared = Negotiation.shared(List.of(
                new RouteLimits(Set.of(CT), Set.of(Uids.EXPLICIT_LE)), new RouteLimits(Set.of(MR), Set.of(JPEG))));

        assertThat(result(shared, CT, Uids.EXPLICIT_LE)).isEqualTo(Result.ACCEPTED);
        assertThat(result(shared, MR, JPEG)).isEqualTo(Result.ACCEPTED);
        assertThat(result(shared, CT, JPEG)).isEqualTo(Result.TRANSFER_SYNTAXES_NOT_SUPPORTED);
        assertThat(result(shared, Uids.STORAGE_PREFIX + "7", JPEG)).isEqualTo(Result.ABSTRACT_SYNTAX_NOT_SUPPORTED);
        assertThat(result(shared, Uids.STORAGE_COMMITMENT, Uids.EXPLICIT_LE))
                .isEqualTo(Result.ABSTRACT_SYNTAX_NOT_SUPPORTED);
    }

    private static Result result(Negotiation negotiation, String abstractSyntax, String syntax) {
        return negotiation
                .answer(new ProposedContext(1, abstractSyntax, List.of(syntax)), Optional.empty())
                .result();
    }

    @Test
    void aRouteWithLimitsAsksForAndAcceptsNothingElse() {
        ProposedContext ct = new ProposedContext(1, CT, List.of(JPEG, Uids.EXPLICIT_LE));
        ProposedContext mr = new ProposedContext(3, MR, List.of(Uids.EXPLICIT_LE));
        ProposedContext jpeg = new ProposedContext(5, CT, List.of(JPEG));
        ProposedContext echo = new ProposedContext(7, Uids.VERIFICATION, List.of(Uids.IMPLICIT_LE));
        List<ProposedContext> proposed = List.of(ct, mr, jpeg, echo);

        assertThat(PLAIN_CT.forRecipient(proposed))
                .containsExactly(new ProposedContext(1, CT, List.of(Uids.EXPLICIT_LE)));
        assertThat(proposed)
                .extracting(context -> PLAIN_CT.answer(context, Optional.empty()))
                .containsExactly(
                        ct.accept(Uids.EXPLICIT_LE),
                        mr.refuse(Result.ABSTRACT_SYNTAX_NOT_SUPPORTED),
                        jpeg.refuse(Result.TRANSFER_SYNTAXES_NOT_SUPPORTED),
                        echo.accept(Uids.IMPLICIT_LE));
    }
}
