// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.bypass;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.Sighting;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.event.Answered;
import org.consentry.server.audit.event.Disclosure;
import org.consentry.server.audit.event.Seen;
import org.consentry.server.audit.store.EventJson;

/**
 * Takes what left past the agents into the trail, and what nobody had allowed onto the list of staff, in the caller's
 * transaction.
 */
@Singleton
public class BypassIntake {
    /** Within this time of each other, two sources that tell of one scan and recipient tell of the same release. */
    static final Duration SAME = Duration.ofHours(1);

    private static final System.Logger LOG = System.getLogger(BypassIntake.class.getName());

    private final AnswerLookup answers;
    private final AnswerStore events;
    private final BypassStore list;
    private final AuditTrail trail;
    private final InstantSource clock;
    private final BypassMetrics metrics;

    /** Takes its collaborators. */
    @Inject
    public BypassIntake(
            AnswerLookup answers,
            AnswerStore events,
            BypassStore list,
            AuditTrail trail,
            InstantSource clock,
            BypassMetrics metrics) {
        this.answers = answers;
        this.events = events;
        this.list = list;
        this.trail = trail;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Takes one of them.
     *
     * @param told of the state SEEN
     * @return logical id of the event that has it: a new one, or that of what another source has told of it
     */
    public String take(Disclosure told) {
        Optional<String> known = known(told);
        if (known.isPresent()) {
            return known.get();
        }
        Answered answered = answers.before(told.report(), told.parties());
        Seen seen = new Seen(told, answered);
        String event = trail.seen(seen);
        if (!answered.allowed() && list.add(row(event, seen))) {
            metrics.found();
            LOG.log(
                    Level.WARNING,
                    "Something left past the agents that no answer on record had allowed; staff find it at /staff/bypass");
        }
        return event;
    }

    /** What is on record of the same release: told by another source, or by this one in the same hour. */
    private Optional<String> known(Disclosure told) {
        DisclosureReport report = told.report();
        String study = told.parties().study();
        if (study == null) {
            return Optional.empty();
        }
        Instant at = report.at();
        return events.told(study, at.minus(SAME), at.plus(SAME)).stream()
                .filter(event -> AnswerLookup.recipient(event.body())
                        .equals(report.recipient().value()))
                .filter(event -> isSame(event, Objects.requireNonNull(report.seen()), at))
                .map(AnswerStore.Answer::id)
                .findFirst();
    }

    private static boolean isSame(AnswerStore.Answer event, Sighting how, Instant at) {
        String source = EventJson.detail(event.body(), "seen-in");
        return !source.equals(lower(how.source()))
                || (EventJson.detail(event.body(), "destination").equals(how.destination())
                        && event.recorded().truncatedTo(ChronoUnit.HOURS).equals(at.truncatedTo(ChronoUnit.HOURS)));
    }

    private BypassStore.Bypass row(String event, Seen seen) {
        DisclosureReport report = seen.told().report();
        return new BypassStore.Bypass(
                event,
                report.at(),
                clock.instant(),
                seen.told().agent(),
                lower(seen.how().source()),
                seen.how().by(),
                seen.how().destination(),
                report.recipient().value(),
                seen.told().parties().patient(),
                lower(seen.answered().kind()),
                seen.told().parties().recipientName(),
                seen.told().parties().patient() == null && report.study() != null
                        ? report.study().value()
                        : null);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
