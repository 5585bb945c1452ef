// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.report;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.Content;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.DisclosureReportJson;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.bypass.BypassIntake;
import org.consentry.server.audit.event.Disclosure;
import org.consentry.server.audit.store.Seal;
import org.consentry.server.audit.waiting.WaitingStore;
import org.consentry.server.feed.agent.RegisteredAgent;

/** Takes agents' reports into the audit trail, each once, in the caller's transaction. */
@Singleton
public class ReportIntake {
    private static final System.Logger LOG = System.getLogger(ReportIntake.class.getName());

    private final DisclosureStore store;
    private final PartyLookup parties;
    private final AuditTrail trail;
    private final BypassIntake bypass;
    private final WaitingStore waiting;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public ReportIntake(
            DisclosureStore store,
            PartyLookup parties,
            AuditTrail trail,
            BypassIntake bypass,
            WaitingStore waiting,
            InstantSource clock) {
        this.store = store;
        this.parties = parties;
        this.trail = trail;
        this.bypass = bypass;
        this.waiting = waiting;
        this.clock = clock;
    }

    /**
     * Takes a batch from the agent that calls.
     *
     * @return the highest sequence up to which every report of this agent is here
     * @throws ReportConflictException if a number comes again with another content
     */
    long take(DisclosureReportJson.Batch batch, RegisteredAgent caller) {
        String agent = caller.id();
        String site = caller.site();
        store.lock(agent);
        List<DisclosureReport> fresh = news(batch);
        PartyLookup.Batch found = parties.batch(
                fresh.stream().flatMap(report -> report.each().stream()).toList());
        List<News> news = fresh.stream()
                .map(report -> new News(
                        report,
                        report.each().stream()
                                .map(each -> new Disclosure(agent, site, each, found.of(each)))
                                .toList()))
                .toList();
        take(agent, news);
        long unmatched = news.stream()
                .flatMap(each -> each.disclosures().stream())
                .filter(each -> each.parties().isUnmatched())
                .count();
        if (unmatched > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} reports name a patient or scan that is not registered here; staff find them tagged unmatched",
                    unmatched);
        }
        return store.acknowledge(agent);
    }

    /** A report that is not here yet, with its events: one for the report, or one for each answer it sums up. */
    private record News(DisclosureReport report, List<Disclosure> disclosures) {}

    /** The reports that are not here yet, each once. */
    private List<DisclosureReport> news(DisclosureReportJson.Batch batch) {
        Map<Long, String> known = store.digests(
                batch.agent(),
                batch.reports().stream().map(DisclosureReport::sequence).toList());
        List<DisclosureReport> news = new ArrayList<>();
        for (DisclosureReport report : batch.reports()) {
            String digest = digest(report);
            String before = known.putIfAbsent(report.sequence(), digest);
            if (before == null) {
                news.add(report);
            } else if (!before.equals(digest)) {
                throw new ReportConflictException(report.sequence());
            }
        }
        return news;
    }

    private void take(String agent, List<News> news) {
        if (news.isEmpty()) {
            return;
        }
        // What agents did themselves comes first: it may tell what the sender of something else had been answered.
        List<News> own = news.stream()
                .filter(each -> each.report().state() != State.SEEN)
                .toList();
        List<String> events = trail.disclosed(
                own.stream().flatMap(each -> each.disclosures().stream()).toList());
        List<DisclosureStore.Taken> taken = new ArrayList<>();
        int first = 0;
        for (News each : own) {
            taken.add(taken(each.report(), events.get(first)));
            first += each.disclosures().size();
        }
        news.stream()
                .filter(each -> each.report().state() == State.SEEN)
                .forEach(each -> taken.add(
                        taken(each.report(), bypass.take(each.disclosures().getFirst()))));
        store.insert(agent, taken, clock.instant());
        forgetWaiting(agent, news);
    }

    private static DisclosureStore.Taken taken(DisclosureReport report, String event) {
        return new DisclosureStore.Taken(report.sequence(), digest(report), event);
    }

    /** What left, was tried or was destroyed is a line of its own now, and so no longer one that waits. */
    private void forgetWaiting(String agent, List<News> news) {
        List<DisclosureReport> over = news.stream()
                .map(News::report)
                .filter(report -> report.state() != State.SEEN && report.content() == Content.OBJECTS)
                .filter(report -> !report.state().stayed() || report.state() == State.DESTROYED)
                .toList();
        if (over.isEmpty()) {
            return;
        }
        waiting.reported(
                agent,
                over.stream().mapToLong(DisclosureReport::sequence).max().orElseThrow(),
                over.stream()
                        .flatMap(report -> Stream.ofNullable(report.study())
                                .map(study -> new WaitingStore.Told(report.route(), study.value())))
                        .distinct()
                        .toList());
    }

    private static String digest(DisclosureReport report) {
        return Seal.sha256(DisclosureReportJson.write(report).toString());
    }
}
