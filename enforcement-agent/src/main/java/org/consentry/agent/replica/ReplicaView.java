// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.RecipientId;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;
import org.jspecify.annotations.Nullable;

/** One version of the replica. Immutable; a batch takes one and uses it throughout. */
public final class ReplicaView {

    /** What the view may be used for. */
    public enum Mode {
        /** To permit and to deny. */
        FOLLOWING,
        /** To deny only: nothing was loaded yet, or a snapshot is due. */
        RELOADING
    }

    static final ReplicaView NOTHING = new ReplicaView("", 0, Mode.RELOADING, null, Contents.EMPTY);

    private final String epoch;
    private final long position;
    private final Mode mode;
    private final @Nullable Moment contact;
    private final Contents contents;

    private ReplicaView(String epoch, long position, Mode mode, @Nullable Moment contact, Contents contents) {
        this.epoch = epoch;
        this.position = position;
        this.mode = mode;
        this.contact = contact;
        this.contents = contents;
    }

    /** A view as it is after a snapshot or a restart: it permits nothing gated before the server was heard. */
    static ReplicaView loaded(String epoch, long position, Contents contents) {
        return new ReplicaView(epoch, position, Mode.FOLLOWING, null, contents);
    }

    /** The same view after these entries, up to that position. */
    ReplicaView after(long next, List<FeedEntry> entries) {
        if (entries.isEmpty()) {
            return new ReplicaView(epoch, next, mode, contact, contents);
        }
        Contents.Changes changes = contents.change();
        entries.forEach(changes);
        return new ReplicaView(epoch, next, mode, contact, changes.done());
    }

    /** The same view, known to have been complete then. */
    ReplicaView completeAt(Moment then) {
        return new ReplicaView(epoch, position, mode, then, contents);
    }

    /** The same view, fit only to deny. */
    ReplicaView reloading() {
        return new ReplicaView(epoch, position, Mode.RELOADING, contact, contents);
    }

    /** The last entry of the server's feed that it contains; 0 if it is empty. */
    public long position() {
        return position;
    }

    /** Whether it may permit. */
    public Mode mode() {
        return mode;
    }

    /** When it was last known to hold everything the server had; empty if the server was not heard since the start. */
    public Optional<Moment> asOf() {
        return Optional.ofNullable(contact);
    }

    /** The rules of all places; empty if nothing was loaded yet. */
    public Optional<RegimeSet> regimes() {
        return Optional.ofNullable(contents.regimes());
    }

    /** The one route that is called so, open or not; empty if there is none, or more than one. */
    public Optional<ExportRoute> route(String calledAe) {
        List<ExportRoute> found =
                routes().filter(way -> way.route().calledAe().equals(calledAe)).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The routes that share a title, open or not, in the order of their own titles. */
    public List<ExportRoute> sharing(String sharedAe) {
        return routes().filter(way -> sharedAe.equals(way.route().sharedAe()))
                .sorted(Comparator.comparing(found -> found.route().calledAe()))
                .toList();
    }

    /** All routes, open or not. */
    public Stream<ExportRoute> routes() {
        return contents.recipients().values().stream()
                .flatMap(entry -> entry.routes().stream().map(route -> new ExportRoute(route, entry.recipient())));
    }

    /** The register's entry. */
    public Optional<RegisteredRecipient> recipient(RecipientId id) {
        return Optional.ofNullable(contents.recipients().get(id)).map(FeedEntry.RecipientChanged::recipient);
    }

    /** Whose a study is, by the number valid now: the one that codes towards recipients are made of. */
    public Optional<LinkedStudy> study(StudyUid study) {
        LinkedStudy linked = contents.studies().get(study);
        if (linked == null) {
            return Optional.empty();
        }
        PatientId current = contents.current(linked.patient());
        return Optional.of(current.equals(linked.patient()) ? linked : new LinkedStudy(study, current, linked.facts()));
    }

    /** What a patient has said, under every number; {@link PatientTerms#NONE} if nothing. */
    public PatientTerms terms(PatientId patient) {
        return contents.said(patient);
    }

    /** The identifier that is valid now for the same person. */
    public PatientId current(PatientId patient) {
        return contents.current(patient);
    }

    /**
     * Whether all these numbers may be one person's. Two numbers of one authority are only if that is known; another
     * authority's say nothing.
     */
    public boolean mayBeOne(PatientId patient, Set<PatientId> others) {
        PatientId person = current(patient);
        return others.stream()
                .filter(other -> other.authority().equals(patient.authority()))
                .allMatch(other -> current(other).equals(person));
    }

    /**
     * Some studies that are known, in a fixed order.
     *
     * @param after the last study of the page before; null to begin
     * @param of whose studies, by any number of theirs; null for everybody's. It looks at all studies for that
     */
    public List<StudyUid> studies(@Nullable StudyUid after, int most, @Nullable PatientId of) {
        PatientId person = of == null ? null : current(of);
        return contents
                .studies()
                .page(
                        after,
                        most,
                        Comparator.comparing(StudyUid::value),
                        linked -> person == null || current(linked.patient()).equals(person))
                .stream()
                .map(LinkedStudy::study)
                .toList();
    }

    /** How many studies it knows. */
    public int studies() {
        return contents.studies().size();
    }

    String epoch() {
        return epoch;
    }

    Contents contents() {
        return contents;
    }
}
