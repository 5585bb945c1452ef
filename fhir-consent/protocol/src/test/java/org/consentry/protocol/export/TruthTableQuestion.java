// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.export;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.ConsentFlag;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Purpose;
import org.consentry.policy.Recipient;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;
import org.consentry.policy.Terms;
import org.consentry.policy.TruthTable;
import org.consentry.protocol.Claims;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;

/**
 * A row of the policy's {@link TruthTable} as a question to a door, so that doors answer that table too.
 *
 * @param row the row
 */
public record TruthTableQuestion(TruthTable.Row row) {
    private static final Instant RECORDED = Instant.parse("2026-01-01T00:00:00Z");

    /** All rows. */
    public static Stream<TruthTableQuestion> all() {
        return TruthTable.rows().stream().map(TruthTableQuestion::new);
    }

    /** What the feed tells: all but what only whoever asks can know. */
    public List<FeedEntry> told() {
        AccessRequest request = row.request();
        StudyUid uid = request.study().uid() == null
                ? Terms.OTHER_SCAN
                : request.study().uid();
        LinkedStudy linked = new LinkedStudy(
                uid, request.patient(), request.study().identifiedBy(null).flagged(ConsentFlag.ABSENT));
        return List.of(
                new FeedEntry.RegimesChanged(1, RECORDED, row.regimes()),
                new FeedEntry.RecipientChanged(2, RECORDED, registered(), List.of()),
                new FeedEntry.StudyLinked(3, RECORDED, linked),
                new FeedEntry.ConsentChanged(4, RECORDED, request.patient(), row.terms()));
    }

    /** The question, on whose answer nothing will be released: a row's permit names what is demanded. */
    public ExportQuestion asked(Claims claims) {
        AccessRequest request = row.request();
        return ExportQuestion.disclosing(
                        request.patient(),
                        request.study().uid(),
                        request.recipient().id(),
                        request.purposes(),
                        null)
                .to(request.action(), request.deidState())
                .claiming(claims)
                .meaning(request.recipient().device());
    }

    /** What an export system says itself. */
    public Claims claims() {
        AccessRequest request = row.request();
        Study said = request.study().uid() == null
                ? request.study()
                : Study.UNKNOWN.flagged(request.study().flag());
        return new Claims(
                null,
                said,
                request.circumstances().project(),
                request.circumstances().sale(),
                request.circumstances().place(),
                request.asOf(),
                null);
    }

    /** The row's instant or, if a consent in it was made later, that of the last one. */
    public Instant now() {
        return Stream.concat(
                        Stream.of(row.request().asOf()),
                        row.terms().consents().stream().map(ConsentTerms::dateTime))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** An agreement for the purposes of the row; it makes none of them count that would not anyway. */
    private RegisteredRecipient registered() {
        Recipient to = row.request().recipient();
        String country = row.request().circumstances().place().recipient();
        Set<Purpose> purposes = new TreeSet<>(to.registeredPurposes());
        purposes.addAll(row.request().purposes());
        return new RegisteredRecipient(
                to.id(),
                "Somebody",
                "company",
                country == null ? "" : country,
                to.device(),
                to.parents(),
                to.classes(),
                purposes,
                RegisteredRecipient.Status.ACTIVE);
    }

    @Override
    public String toString() {
        return row.rule();
    }
}
