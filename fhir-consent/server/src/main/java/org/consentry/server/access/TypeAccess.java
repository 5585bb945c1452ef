// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consentry.server.access.Caller.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Says who may do what with resources of one type, and how lists of it are ordered.
 *
 * @param type resource type
 * @param staff which duties let staff in, where kinds let them in
 * @param ofPatient who may read resources in a patient's compartment; a patient only those in the own one
 * @param ofNobody who may read resources in no compartment
 * @param writers who may create and update
 * @param time search parameter of the type's own time, by which lists can be ordered, or null
 */
public record TypeAccess(
        String type,
        StaffAccess staff,
        Set<Kind> ofPatient,
        Set<Kind> ofNobody,
        Set<Kind> writers,
        @Nullable String time) {
    private static final Set<Kind> NONE = Set.of();
    private static final Set<Kind> EVERYBODY = Set.of(Kind.values());
    private static final Set<Kind> COMPARTMENT = Set.of(Kind.PATIENT, Kind.STAFF, Kind.REGISTRAR);
    private static final Set<Kind> HOSPITAL = Set.of(Kind.STAFF, Kind.REGISTRAR);
    private static final Set<Kind> SUBSCRIBERS = Set.of(Kind.STAFF, Kind.SUBSCRIBER);
    private static final Set<Kind> REGISTRAR = Set.of(Kind.REGISTRAR);

    private static final Set<String> INBOXES = Set.of("Communication");
    private static final Set<String> ABOUT_PATIENTS = Set.of("Group", "Task");

    private static final List<TypeAccess> ALL = List.of(
            // What patients decide about.
            new TypeAccess("Patient", StaffAccess.LOOK, COMPARTMENT, NONE, REGISTRAR, null),
            new TypeAccess("ImagingStudy", StaffAccess.LOOK, COMPARTMENT, NONE, REGISTRAR, "started"),
            new TypeAccess("Consent", StaffAccess.CHOICE, COMPARTMENT, NONE, COMPARTMENT, "date"),
            new TypeAccess(
                    "AuditEvent",
                    StaffAccess.TRAIL,
                    Set.of(Kind.PATIENT, Kind.STAFF),
                    Set.of(Kind.STAFF),
                    NONE,
                    "date"),
            new TypeAccess(
                    "Communication", StaffAccess.ASKED, Set.of(Kind.PATIENT, Kind.STAFF), NONE, COMPARTMENT, "sent"),
            new TypeAccess(
                    "Task",
                    StaffAccess.ASKED,
                    Set.of(Kind.PATIENT, Kind.STAFF),
                    Set.of(Kind.STAFF),
                    Set.of(Kind.PATIENT, Kind.STAFF),
                    "authored-on"),
            // The register, which is public but for the routes.
            new TypeAccess("Organization", StaffAccess.OPEN, EVERYBODY, EVERYBODY, REGISTRAR, null),
            new TypeAccess("OrganizationAffiliation", StaffAccess.OPEN, EVERYBODY, EVERYBODY, REGISTRAR, "date"),
            new TypeAccess("Device", StaffAccess.OPEN, EVERYBODY, EVERYBODY, REGISTRAR, null),
            new TypeAccess(
                    "Endpoint",
                    StaffAccess.WAYS,
                    NONE,
                    Set.of(Kind.AGENT, Kind.STAFF, Kind.REGISTRAR),
                    REGISTRAR,
                    null),
            // The systems that are notified of changes. The provider shows a subscriber only the own ones.
            new TypeAccess("Subscription", StaffAccess.OFFICE, NONE, SUBSCRIBERS, SUBSCRIBERS, null),
            // What explains or proves a choice.
            new TypeAccess("DocumentReference", StaffAccess.CHOICE, COMPARTMENT, HOSPITAL, HOSPITAL, "date"),
            new TypeAccess("QuestionnaireResponse", StaffAccess.CHOICE, COMPARTMENT, HOSPITAL, HOSPITAL, "authored"),
            new TypeAccess("Provenance", StaffAccess.CHOICE, COMPARTMENT, HOSPITAL, HOSPITAL, "recorded"),
            new TypeAccess("RelatedPerson", StaffAccess.LOOK, COMPARTMENT, NONE, REGISTRAR, null),
            new TypeAccess("ResearchStudy", StaffAccess.LOOK, NONE, COMPARTMENT, REGISTRAR, "date"),
            new TypeAccess("Group", StaffAccess.ASKED, NONE, HOSPITAL, REGISTRAR, null),
            new TypeAccess("Practitioner", StaffAccess.LOOK, NONE, HOSPITAL, REGISTRAR, null),
            new TypeAccess("Encounter", StaffAccess.LOOK, COMPARTMENT, NONE, REGISTRAR, "date"),
            new TypeAccess("ServiceRequest", StaffAccess.LOOK, COMPARTMENT, NONE, REGISTRAR, "authored"));

    private static final Map<String, TypeAccess> BY_TYPE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(TypeAccess::type, Function.identity()));

    /** Every type of this server. */
    public static List<TypeAccess> all() {
        return ALL;
    }

    /** The rules of a type; empty for a type that this server does not keep. */
    public static Optional<TypeAccess> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** Whether resources of this type can be in a patient's compartment. */
    public boolean inCompartments() {
        return !ofPatient.isEmpty() && !EVERYBODY.equals(ofPatient);
    }

    /** Whether staff work through all resources of this type. Then a look at one is not a look at its patient. */
    public boolean inbox() {
        return INBOXES.contains(type);
    }

    /** Whether staff must give a reason even for resources in no compartment, since these name patients. */
    public boolean needsReason() {
        return ABOUT_PATIENTS.contains(type);
    }

    /** Whether a resource of this type can get another version. */
    public boolean changes() {
        return !writers.isEmpty() && !"Communication".equals(type);
    }

    /** Whether it needs no login to read any of them. */
    public boolean isPublic() {
        return ofNobody.contains(Kind.ANONYMOUS);
    }

    /** Whether this caller may read any of them at all. */
    public boolean readableBy(Caller caller) {
        return readsOfPatients(caller) || readsOfNobody(caller);
    }

    /** Whether this caller may read those in no compartment. */
    public boolean readsOfNobody(Caller caller) {
        return ofNobody.contains(caller.kind()) && (caller.kind() != Kind.STAFF || staff.readsOfNobody(caller));
    }

    /** Whether this caller may create and update them. */
    public boolean writableBy(Caller caller) {
        return writers.contains(caller.kind()) && (caller.kind() != Kind.STAFF || staff.writes(caller));
    }

    private boolean readsOfPatients(Caller caller) {
        return ofPatient.contains(caller.kind()) && (caller.kind() != Kind.STAFF || staff.readsOfPatient(caller));
    }

    /**
     * Whether a caller may see one of them.
     *
     * @param compartment patient whose compartment it is in, or null when it is in none
     */
    public boolean shows(Caller caller, @Nullable String compartment) {
        if (!isPublic() && !caller.scopes().allow(caller.kind(), type, "r")) {
            return false;
        }
        return compartment == null ? readsOfNobody(caller) : readsOfPatients(caller) && caller.maySee(compartment);
    }
}
