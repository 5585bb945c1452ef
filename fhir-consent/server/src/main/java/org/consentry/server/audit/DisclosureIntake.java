// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReportJson;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.server.feed.AgentStore;

/** Takes agents' reports into the audit trail, each once, in the caller's transaction. */
@Singleton
public class DisclosureIntake {
    private static final System.Logger LOG = System.getLogger(DisclosureIntake.class.getName());
    private static final Pattern AGENT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final DisclosureStore store;
    private final AgentStore agents;
    private final PartyLookup parties;
    private final AuditTrail trail;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public DisclosureIntake(
            DisclosureStore store, AgentStore agents, PartyLookup parties, AuditTrail trail, InstantSource clock) {
        this.store = store;
        this.agents = agents;
        this.parties = parties;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Takes a batch.
     *
     * @return the highest sequence up to which every report of this agent is here
     * @throws ReportConflictException if a number comes again with another content
     */
    long take(DisclosureReportJson.Batch batch) {
        String agent = batch.agent();
        if (!AGENT.matcher(agent).matches()) {
            throw new MalformedMessageException(
                    "expected 1 to 64 letters, digits, dots, dashes and underscores at batch.agent, found another text");
        }
        store.lock(agent);
        String site = agents.siteOf(agent).orElse(agent);
        List<Disclosure> news = batch.reports().stream()
                .filter(report -> isNew(agent, report))
                .map(report -> new Disclosure(agent, site, report, parties.of(report)))
                .toList();
        take(news);
        long unmatched =
                news.stream().filter(each -> each.parties().isUnmatched()).count();
        if (unmatched > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} reports name a patient or scan that is not registered here; staff find them tagged unmatched",
                    unmatched);
        }
        return store.acknowledge(agent);
    }

    private boolean isNew(String agent, DisclosureReport report) {
        Optional<String> known = store.digest(agent, report.sequence());
        if (known.isPresent() && !known.get().equals(digest(report))) {
            throw new ReportConflictException(report.sequence());
        }
        return known.isEmpty();
    }

    private void take(List<Disclosure> news) {
        List<String> events = trail.disclosed(news);
        for (int i = 0; i < news.size(); i++) {
            DisclosureReport report = news.get(i).report();
            store.insert(news.get(i).agent(), report.sequence(), digest(report), events.get(i), clock.instant());
        }
    }

    private static String digest(DisclosureReport report) {
        return Seal.sha256(DisclosureReportJson.write(report).toString());
    }
}
