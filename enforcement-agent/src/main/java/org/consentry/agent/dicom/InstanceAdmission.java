// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.deidentify.Outcome;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Uids;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.agent.disclosure.Refusal;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.Deny;
import org.consentry.policy.Permit;
import org.consentry.policy.Reason;

/**
 * Decides about objects that come by another door than C-STORE, by the same {@link Examination}, and writes down what
 * it refuses. It has no way out: what may leave is for the door to keep and to send. Safe for every thread.
 *
 * @param parts what it asks and tells
 * @param habits how the site writes what DICOM leaves open
 * @param stops counts what elements stopped
 */
public record InstanceAdmission(GatewayParts parts, SiteHabits habits, Stops stops) {
    /** SOP class not supported (PS3.7 annex C). */
    public static final int NO_STORAGE = 0x0122;

    private static final Logger LOG = System.getLogger(InstanceAdmission.class.getName());
    private static final int MEDIUM = 1;

    /**
     * Decides about an object, at this moment.
     *
     * @param header its header, its pixels still to be read
     * @param release where a refusal is recorded
     * @throws MalformedDatasetException if it is no such object; nothing was recorded
     */
    public Admitted decide(ExportRoute route, Header header, Release release) {
        ReplicaView view = parts.replica().view();
        Instance instance = Instance.of(header.dataset(), habits.issuers());
        String sopClass = sopClass(header);
        if (!Uids.isStorage(sopClass)) {
            return new Admitted.Stays(new Status(NO_STORAGE, "The SOP class is none that is stored"));
        }
        Examination examination = new Examination(parts, habits, route, false);
        return switch (examination.of(view, instance, header)) {
            case Finding.Fit fit ->
                new Admitted.Fit(
                        new KeptFacts(parts, route, instance, fit.region())
                                .of(fit.permit(), sopClass, MEDIUM, header, fit.cleaned()),
                        fit.cleaned());
            case Finding.Unfit unfit -> {
                unfit.element().ifPresent(element -> count(route, unfit.deny().reason(), element));
                parts.mixed(unfit.deny(), instance.study());
                record(
                        release,
                        new Refusal(
                                instance.patient().orElse(null),
                                instance.study().orElse(null),
                                unfit.deny(),
                                unfit.ground()));
                yield new Admitted.Stays(Statuses.refused(unfit.deny()));
            }
        };
    }

    /**
     * Tries an object on a shadow route and counts what was found. The status is what an open route would give.
     *
     * @throws MalformedDatasetException if it is no such object; nothing was counted
     */
    public Status rehearse(ExportRoute route, Header header) {
        ReplicaView view = parts.replica().view();
        Instance instance = Instance.of(header.dataset(), habits.issuers());
        if (!Uids.isStorage(sopClass(header))) {
            return new Status(NO_STORAGE, "The SOP class is none that is stored");
        }
        Finding finding = new Examination(parts, habits, route, true).of(view, instance, header);
        return finding.counted(parts.shadow().of(route), header.dataset());
    }

    /** Records that an object, or a whole request, could not be read; the status is for its sender. */
    public Status malformed(MalformedDatasetException what, Release release) {
        ReplicaView view = parts.replica().view();
        record(release, new Refusal(null, null, new Deny(Reason.HUMAN_REVIEW), Examination.undecided(view)));
        return Statuses.malformed(what);
    }

    /** Counts an object on a shadow route that could not be read. */
    public Status unreadable(MalformedDatasetException what, ExportRoute route) {
        parts.shadow().of(route).refused(new Deny(Reason.HUMAN_REVIEW), Optional.empty());
        return Statuses.malformed(what);
    }

    /** Records that the recipient is not trusted, so that what was permitted stays; the status is for the sender. */
    public Status untrusted(ExportRoute route, Release release, Permit permit, Ground ground, String why) {
        count(route, Reason.DEST_UNTRUSTED, why);
        Deny deny = Examination.byAgent(Reason.DEST_UNTRUSTED, why);
        record(
                release,
                new Refusal(permit.request().patient(), permit.request().study().uid(), deny, ground));
        return Statuses.untrusted(deny);
    }

    /** What a sender is told of a refusal. */
    public static Status refused(Deny deny) {
        return Statuses.refused(deny);
    }

    /** Writes an object as it may leave; what goes wrong with the target must not be an IOException. */
    public static void pump(Header header, Outcome.Cleaned cleaned, OutputStream target) {
        WayOut.pump(header, cleaned, target);
    }

    /** Writes a refusal down, now or when the disk takes it. */
    public static void record(Release release, Refusal refusal) {
        try {
            release.refused(refusal);
        } catch (JournalUnavailableException e) {
            LOG.log(Level.ERROR, "a refusal waits in memory for the disclosure journal", e);
        }
    }

    private static String sopClass(Header header) {
        return header.dataset()
                .string(Tag.SOP_CLASS_UID)
                .orElseThrow(() -> new MalformedDatasetException("expected " + Tag.text(Tag.SOP_CLASS_UID)));
    }

    private void count(ExportRoute route, Reason reason, String by) {
        String called = route.route().calledAe();
        if (stops.count(new Stops.Stop(called, reason.name(), by))) {
            LOG.log(Level.WARNING, "objects to {0} are refused as {1} by {2}", called, reason.name(), by);
        }
    }
}
