// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.consentry.policy.Decision;
import org.consentry.policy.Reason;
import org.consentry.protocol.export.Certainty;
import org.consentry.protocol.export.ExportDecision;
import org.consentry.protocol.export.ExportQuestion;

/**
 * Decides from one view whether a study may leave. {@link ExportDecision} has the checks; this class knows how old a
 * view may be.
 *
 * @param maxStaleness how long the server may be out of reach before nothing gated is permitted
 * @param zone where a route's first day begins
 */
public record ExportPolicy(Duration maxStaleness, ZoneId zone) {

    /** Decides. The view and the moment are the caller's, so that many questions can be judged alike. */
    public Decision decide(ReplicaView view, ExportQuestion question, Moment now) {
        return made(view, question, now, false).decision();
    }

    /** Decides, and names the decision and what it was made on. */
    public ExportRuling rule(ReplicaView view, ExportQuestion question, Moment now) {
        return ruled(made(view, question, now, false), view);
    }

    /** What {@link #rule} would say if the route were open. Nothing may leave on the answer. */
    public ExportRuling rehearse(ReplicaView view, ExportQuestion question, Moment now) {
        return ruled(made(view, question, now, true), view);
    }

    /** The regimes a question is decided by, as decisions cite them; {@code none} if none was loaded. */
    public String regime(ReplicaView view, ExportQuestion question, Moment now) {
        return made(view, question, now, false).regime();
    }

    /** Whether the server was heard recently enough for anything gated to be permitted. */
    public boolean isFresh(ReplicaView view, Moment now) {
        return view.asOf()
                .filter(contact -> now.since(contact).compareTo(maxStaleness) <= 0)
                .isPresent();
    }

    /** The day that a route's first day is held against. */
    LocalDate day(Moment now) {
        return now.wall().atZone(zone).toLocalDate();
    }

    private static ExportRuling ruled(ExportDecision made, ReplicaView view) {
        return new ExportRuling(made.decision(), made.id(), made.regime(), view.position());
    }

    private ExportDecision made(ReplicaView view, ExportQuestion question, Moment now, boolean asIfOpen) {
        ReplicaFacts known = new ReplicaFacts(view, day(now), asIfOpen);
        return ExportDecision.of(question, known, certainty(view, now), now.wall());
    }

    private Certainty certainty(ReplicaView view, Moment now) {
        if (view.mode() == ReplicaView.Mode.RELOADING) {
            return Certainty.none(Reason.INDET_STALE);
        }
        return isFresh(view, now) ? Certainty.SURE : Certainty.doubtful(Reason.INDET_STALE);
    }
}
