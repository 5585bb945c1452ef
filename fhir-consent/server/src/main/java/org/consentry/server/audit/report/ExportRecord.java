// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.report;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.consentry.protocol.DisclosureReport;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.event.Disclosure;

/** Records what this server itself releases, in the form of agents' reports, in the caller's transaction. */
@Singleton
public class ExportRecord {
    private static final String SYSTEM = "consent-server";
    private static final String SITE = "Consent server";

    private final PartyLookup parties;
    private final AuditTrail trail;

    /** Takes its collaborators. */
    @Inject
    public ExportRecord(PartyLookup parties, AuditTrail trail) {
        this.parties = parties;
        this.trail = trail;
    }

    /** Records releases; nothing may leave before the transaction has committed. */
    public void released(List<DisclosureReport> reports) {
        PartyLookup.Batch batch = parties.batch(reports);
        trail.disclosed(reports.stream()
                .map(report -> new Disclosure(SYSTEM, SITE, report, batch.of(report)))
                .toList());
    }
}
