// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as the bearer token says.
 *
 * @param kind what the caller may do in principle
 * @param ownPatient logical id of the caller's own Patient; only a patient has one
 * @param name name to show in the audit trail
 * @param reason why a member of staff looks, from the {@value #REASON_HEADER} header
 * @param scopes what the token's SMART scopes leave of what the kind may do
 * @param records logical ids of the caller's own Patient and of all that were merged with it; empty for everybody but
 *     patients
 * @param duties what the caller's roles of staff allow; empty for everybody but staff
 * @param acting how the caller acts for a patient; then the own Patient and the records are that patient's, the name is
 *     the proxy's, and the scopes are what the grant leaves. Null for everybody who acts for nobody
 */
public record Caller(
        Kind kind,
        @Nullable String ownPatient,
        String name,
        @Nullable String reason,
        Scopes scopes,
        Set<String> records,
        Set<Duty> duties,
        @Nullable Acting acting) {
    /** Copies the sets. */
    public Caller {
        records = Set.copyOf(records);
        duties = Set.copyOf(duties);
        if (kind != Kind.STAFF && !duties.isEmpty()) {
            throw new IllegalArgumentException("Expected duties of staff alone, found some of another");
        }
    }

    /** A caller without merged records, who has no duty of staff. */
    public Caller(Kind kind, @Nullable String ownPatient, String name, @Nullable String reason, Scopes scopes) {
        this(
                kind,
                ownPatient,
                name,
                reason,
                scopes,
                ownPatient == null ? Set.of() : Set.of(ownPatient),
                Set.of(),
                null);
    }

    /** A caller whose token has no SMART scopes. */
    public Caller(Kind kind, @Nullable String ownPatient, String name, @Nullable String reason) {
        this(kind, ownPatient, name, reason, Scopes.none());
    }

    /** Header in which staff say why they look at a patient. */
    public static final String REASON_HEADER = "Consentry-Reason";

    /** What a caller may do in principle. */
    public enum Kind {
        /** No token. */
        ANONYMOUS,
        /** A good token without any role of this product. */
        STRANGER,
        /** A patient, who may see the own compartment. */
        PATIENT,
        /** Somebody of the staff. What they may do their {@link Duty duties} say. */
        STAFF,
        /** An enforcement agent. */
        AGENT,
        /** The system that loads master data. */
        REGISTRAR,
        /** A system that asks whether scans may be released and reports what it released. */
        EXPORT_SYSTEM,
        /** A system that is notified of changes. */
        SUBSCRIBER;

        /** What these roles allow in principle: the widest of them counts. */
        public static Kind of(Set<String> roles) {
            if (!Duty.of(roles).isEmpty()) {
                return STAFF;
            }
            if (roles.contains("patient")) {
                return PATIENT;
            }
            if (roles.contains("registrar")) {
                return REGISTRAR;
            }
            if (roles.contains("agent")) {
                return AGENT;
            }
            if (roles.contains("export-system")) {
                return EXPORT_SYSTEM;
            }
            return roles.contains("subscriber") ? SUBSCRIBER : STRANGER;
        }
    }

    /** A caller without a token. */
    public static Caller anonymous() {
        return new Caller(Kind.ANONYMOUS, null, "anonymous", null);
    }

    /** A privacy officer. */
    public static Caller officer(String name, @Nullable String reason) {
        return ofStaff(name, reason, Scopes.none(), Duty.all());
    }

    /** Somebody of the staff with these duties. */
    static Caller ofStaff(String name, @Nullable String reason, Scopes scopes, Set<Duty> duties) {
        return new Caller(Kind.STAFF, null, name, reason, scopes, Set.of(), duties, null);
    }

    /** Whether the caller is of the staff and has this duty. */
    public boolean may(Duty duty) {
        return duties.contains(duty);
    }

    /** Logical id of the caller's own Patient; empty for everybody but patients. */
    public Optional<String> patient() {
        return Optional.ofNullable(ownPatient);
    }

    /** Whether reading something of a patient is recorded as this caller's look at the patient. */
    public boolean isWatched() {
        return kind == Kind.STAFF || kind == Kind.REGISTRAR || acting != null;
    }

    /**
     * The same login, acting for another patient.
     *
     * @param patient logical id
     */
    public Caller actingFor(String patient, Acting by) {
        if (kind != Kind.PATIENT || scopes.limits() || acting != null) {
            throw new IllegalStateException("Expected a patient's own login without scopes, found another");
        }
        return new Caller(kind, patient, name, Acting.REASON, by.limits(), Set.of(patient), Set.of(), by);
    }

    /** Whether the caller acts for somebody else. */
    public boolean isProxy() {
        return acting != null;
    }

    /** The same caller with these records, which include the own one. */
    public Caller with(Set<String> all) {
        return new Caller(kind, ownPatient, name, reason, scopes, all, duties, acting);
    }

    /**
     * Whether compartments allow this caller to see a resource.
     *
     * @param compartment patient whose compartment the resource is in, or null when it is in none
     */
    public boolean maySee(@Nullable String compartment) {
        if (compartment == null) {
            return true;
        }
        return switch (kind) {
            case PATIENT -> records.contains(compartment);
            case STAFF -> may(Duty.PATIENTS);
            case REGISTRAR -> true;
            case ANONYMOUS, STRANGER, AGENT, EXPORT_SYSTEM, SUBSCRIBER -> false;
        };
    }

    @Override
    public String toString() {
        return "Caller[" + kind + "]";
    }
}
