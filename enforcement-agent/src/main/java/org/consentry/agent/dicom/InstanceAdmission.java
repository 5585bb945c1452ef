// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.OutputStream;
import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.deidentify.Outcome;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Uids;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.Refusal;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.Deny;
import org.consentry.policy.Permit;
import org.consentry.policy.Reason;
import org.consentry.policy.StudyUid;

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

    /** What a sender is told of an object that names another patient than its study's. */
    public static final Status MIXED = refused(new Deny(Reason.MIXED_PATIENT));

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
                staying().unfit(route, release, instance, unfit);
                yield new Admitted.Stays(Statuses.refused(unfit.deny()));
            }
        };
    }

    /**
     * Decides, at this moment, whether anything of a study may leave, before anybody is asked for its objects.
     *
     * @param release where a refusal is recorded
     * @return whether its objects may be asked for; each is decided on when it comes
     */
    public boolean mayBegin(ExportRoute route, StudyUid study, Release release) {
        Optional<Refusal> no = new Examination(parts, habits, route, false)
                .closed(parts.replica().view(), study);
        no.ifPresent(refusal -> record(release, refusal));
        return no.isEmpty();
    }

    /**
     * Decides, at this moment, whether facts about a study may be shown that come without any object of it. Writes
     * nothing down.
     *
     * @param facts what an archive tells of the study, with its patient
     * @return the facts as they may be shown; empty if they may not
     * @throws MalformedDatasetException if an identifier is there twice or is none
     */
    public Optional<Shown> show(ExportRoute route, Dataset facts) {
        ReplicaView view = parts.replica().view();
        Instance instance = Instance.of(facts, habits.issuers());
        return new Examination(parts, habits, route, false).shown(view, instance, facts);
    }

    /**
     * Whether the agent has heard from the server recently enough. While it has not, a no may be for want of news, so
     * whoever asks is to ask again.
     */
    public boolean isUpToDate() {
        ReplicaView view = parts.replica().view();
        return view.mode() == ReplicaView.Mode.FOLLOWING
                && parts.policy().isFresh(view, parts.clock().now());
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
        return staying().malformed(what, release);
    }

    /** Counts an object on a shadow route that could not be read. */
    public Status unreadable(MalformedDatasetException what, ExportRoute route) {
        parts.shadow().of(route).refused(new Deny(Reason.HUMAN_REVIEW), Optional.empty());
        return Statuses.malformed(what);
    }

    /** Records that the recipient is not trusted, so that what was permitted stays; the status is for the sender. */
    public Status untrusted(ExportRoute route, Release release, Permit permit, Ground ground, String why) {
        return staying().untrusted(route, release, permit, ground, why);
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
        StayingObjects.record(release, refusal);
    }

    private StayingObjects staying() {
        return new StayingObjects(parts, stops);
    }

    private static String sopClass(Header header) {
        return header.dataset()
                .string(Tag.SOP_CLASS_UID)
                .orElseThrow(() -> new MalformedDatasetException("expected " + Tag.text(Tag.SOP_CLASS_UID)));
    }
}
