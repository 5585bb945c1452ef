// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.agent.disclosure.Refusal;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.Deny;
import org.consentry.policy.Permit;
import org.consentry.policy.Reason;

/**
 * Writes down which objects stay and why, whatever door they came by, and counts what made them stay. Safe for every
 * thread.
 */
record StayingObjects(GatewayParts parts, Stops stops) {
    private static final Logger LOG = System.getLogger(StayingObjects.class.getName());

    /** An object, or a whole request, could not be read; the status is for its sender. */
    Status malformed(MalformedDatasetException what, Release release) {
        Ground ground = Examination.undecided(parts.replica().view());
        record(release, new Refusal(null, null, new Deny(Reason.HUMAN_REVIEW), ground));
        return Statuses.malformed(what);
    }

    /**
     * It may not leave. If it names another patient than its study, what waits of the study is held.
     *
     * @return whether it is in the journal, and not only in memory
     */
    boolean unfit(ExportRoute route, Release release, Instance instance, Finding.Unfit unfit) {
        Deny deny = unfit.deny();
        unfit.element().ifPresent(element -> count(route, deny.reason(), element));
        boolean recorded = record(
                release,
                new Refusal(instance.patient().orElse(null), instance.study().orElse(null), deny, unfit.ground()));
        if (deny.reason() == Reason.MIXED_PATIENT) {
            instance.study().ifPresent(parts.queue()::holdStudy);
        }
        return recorded;
    }

    /** What was permitted stays, since its recipient is not trusted; the status is for the sender. */
    Status untrusted(ExportRoute route, Release release, Permit permit, Ground ground, String why) {
        count(route, Reason.DEST_UNTRUSTED, why);
        Deny deny = Examination.byAgent(Reason.DEST_UNTRUSTED, why);
        record(release, refusal(permit, deny, ground));
        return Statuses.untrusted(deny);
    }

    /** The refusal of what was permitted. */
    static Refusal refusal(Permit permit, Deny deny, Ground ground) {
        return new Refusal(permit.request().patient(), permit.request().study().uid(), deny, ground);
    }

    /** Writes a refusal down, now or when the disk takes it; whether it is in the journal, and not only in memory. */
    static boolean record(Release release, Refusal refusal) {
        try {
            release.refused(refusal);
            return true;
        } catch (JournalUnavailableException e) {
            LOG.log(Level.ERROR, "a refusal waits in memory for the disclosure journal", e);
            return false;
        }
    }

    private void count(ExportRoute route, Reason reason, String by) {
        String called = route.route().calledAe();
        if (stops.count(new Stops.Stop(called, reason.name(), by))) {
            LOG.log(Level.WARNING, "objects to {0} are refused as {1} by {2}", called, reason.name(), by);
        }
    }
}
