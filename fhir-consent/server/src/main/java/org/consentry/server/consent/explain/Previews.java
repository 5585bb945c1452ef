// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.explain;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.RegimeSet;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.export.ExportQuestion;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.audit.report.ReleasedStore;
import org.consentry.server.audit.report.ReleasedStore.Released;
import org.consentry.server.consent.terms.ConsentMapping;
import org.consentry.server.consent.terms.PastTerms;
import org.consentry.server.consent.terms.PatientTermsReader;
import org.consentry.server.feed.FactStore;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.Consent;

/** Finds what a Consent would change, scan by scan and recipient by recipient, before anybody files it. */
@Singleton
public class Previews {
    private static final int MOST_SCANS = 500;

    private final ResourceStore store;
    private final PatientTermsReader terms;
    private final PastTerms earlier;
    private final PatientIdentities identities;
    private final FactStore facts;
    private final ReleasedStore released;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public Previews(
            ResourceStore store,
            PatientTermsReader terms,
            PastTerms earlier,
            PatientIdentities identities,
            FactStore facts,
            ReleasedStore released,
            InstantSource clock) {
        this.store = store;
        this.terms = terms;
        this.earlier = earlier;
        this.identities = identities;
        this.facts = facts;
        this.released = released;
        this.clock = clock;
    }

    /**
     * What one recipient may do with one scan before and after.
     *
     * @param scan logical id of the ImagingStudy
     * @param recipient who
     * @param before as things are
     * @param after if the Consent were filed
     */
    record Change(String scan, RegisteredRecipient recipient, Explanation before, Explanation after) {
        boolean changes() {
            return !before.code().equals(after.code()) || before.outcome() != after.outcome();
        }

        boolean stops() {
            return before.isPermit() && !after.isPermit();
        }
    }

    /**
     * What a Consent would change.
     *
     * @param compared how many pairs of scan and recipient were compared
     * @param changes those that differ
     * @param beyondRecall what has left already for recipients that would be stopped
     * @param diagnostics elements of the Consent that could not be taken literally
     */
    record Preview(
            int compared, List<Change> changes, List<Released> beyondRecall, List<Complaints.Complaint> diagnostics) {}

    /** Compares before and after for every possible recipient of the patient's scans. */
    Preview preview(String patient, Consent draft) {
        Complaints diagnostics = new Complaints();
        Instant now = clock.instant();
        PatientId number = identities.of(patient).orElseThrow();
        PatientId current = facts.chain(number, now).current(number);
        PatientTerms before = earlier.terms(patient, number, now, now);
        PatientTerms after = replaced(before, patient, draft, now, diagnostics);
        RegimeSet regimes = facts.regimes(now).orElseThrow();
        List<Change> all = new ArrayList<>();
        List<RegisteredRecipient> recipients = facts.recipients().stream()
                .filter(recipient -> recipient.status() == RegisteredRecipient.Status.ACTIVE)
                .filter(recipient -> !recipient.purposes().isEmpty())
                .toList();
        scans(patient, now)
                .forEach(scan -> recipients.forEach(recipient -> {
                    PolicyQuestion asked = question(current, scan, recipient, before, regimes);
                    all.add(new Change(
                            scan.id(), recipient, Explanation.of(asked, now), Explanation.of(asked.given(after), now)));
                }));
        List<Released> beyond = terms.records(patient).stream()
                .flatMap(record -> released.of(record).stream())
                .filter(each -> all.stream()
                        .anyMatch(change ->
                                change.stops() && change.recipient().id().equals(each.recipient())))
                .toList();
        return new Preview(all.size(), all.stream().filter(Change::changes).toList(), beyond, diagnostics.all());
    }

    private static PolicyQuestion question(
            PatientId number, Scan scan, RegisteredRecipient to, PatientTerms before, RegimeSet regimes) {
        return new PolicyQuestion(
                ExportQuestion.disclosing(number, scan.linked().study(), to.id(), to.purposes(), null),
                number,
                scan.linked(),
                to,
                before,
                regimes);
    }

    /** The terms as they will be: this Consent in place of the version it follows, beside all others. */
    private PatientTerms replaced(
            PatientTerms before, String patient, Consent draft, Instant now, Complaints diagnostics) {
        String id = draft.getIdElement().hasIdPart() ? draft.getIdElement().getIdPart() : "draft";
        ConsentTerms read = terms.consents(terms.references(patient))
                .terms(draft, new ConsentRef(id, Integer.MAX_VALUE), now, diagnostics);
        Stream<ConsentTerms> kept =
                before.consents().stream().filter(other -> !other.ref().id().equals(id));
        List<ConsentTerms> consents = ConsentMapping.counts(draft)
                ? Stream.concat(kept, Stream.of(read)).toList()
                : kept.toList();
        return new PatientTerms(consents, before.cases(), before.registries());
    }

    private record Scan(String id, LinkedStudy linked) {}

    private List<Scan> scans(String patient, Instant now) {
        return terms.records(patient).stream()
                .flatMap(record -> store.all(SearchSpec.of("ImagingStudy").ofPatient(record)))
                .limit(MOST_SCANS)
                .flatMap(stored -> terms
                        .references(patient)
                        .study(stored.key().id())
                        .flatMap(uid -> facts.study(uid, now))
                        .map(linked -> new Scan(stored.key().id(), linked))
                        .stream())
                .toList();
    }
}
