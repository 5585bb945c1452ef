// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as told by the bearer token.
 *
 * @param kind what the caller may do in principle
 * @param ownPatient logical id of the caller's own Patient; only a patient has one
 * @param name name to show in the audit trail
 * @param reason why a member of staff looks, from the {@value #REASON_HEADER} header
 * @param scopes what the token's SMART scopes leave of that
 * @param records logical ids of the caller's own Patient and of all that were merged with it; empty but for a patient
 */
public record Caller(
        Kind kind,
        @Nullable String ownPatient,
        String name,
        @Nullable String reason,
        Scopes scopes,
        Set<String> records) {
    /** Copies the records. */
    public Caller {
        records = Set.copyOf(records);
    }

    /** A caller of whom no merged records are known. */
    public Caller(Kind kind, @Nullable String ownPatient, String name, @Nullable String reason, Scopes scopes) {
        this(kind, ownPatient, name, reason, scopes, ownPatient == null ? Set.of() : Set.of(ownPatient));
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
        /** A good token without a role of ours. */
        STRANGER,
        /** A patient, for the own compartment. */
        PATIENT,
        /** The privacy officer. */
        STAFF,
        /** An enforcement agent. */
        AGENT,
        /** The system that loads master data. */
        REGISTRAR,
        /** A system that asks whether scans may be released, and says what it released. */
        EXPORT_SYSTEM,
        /** A system that is told of changes. */
        SUBSCRIBER;

        /** What these roles allow in principle: the widest of them counts. */
        public static Kind of(Set<String> roles) {
            if (roles.contains("privacy-officer")) {
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

    /** Nobody we know. */
    public static Caller anonymous() {
        return new Caller(Kind.ANONYMOUS, null, "anonymous", null);
    }

    /** Logical id of the caller's own Patient; empty for everybody but patients. */
    public Optional<String> patient() {
        return Optional.ofNullable(ownPatient);
    }

    /** Whether what this caller reads of a patient is recorded as a look at them. */
    public boolean isWatched() {
        return kind == Kind.STAFF || kind == Kind.REGISTRAR;
    }

    /** The same with these records, among them the own one. */
    public Caller with(Set<String> all) {
        return new Caller(kind, ownPatient, name, reason, scopes, all);
    }

    /**
     * Whether a resource may be shown as far as compartments go.
     *
     * @param compartment patient whose compartment the resource is in, or null when it is in none
     */
    public boolean maySee(@Nullable String compartment) {
        if (compartment == null) {
            return true;
        }
        return switch (kind) {
            case PATIENT -> records.contains(compartment);
            case STAFF, REGISTRAR -> true;
            case ANONYMOUS, STRANGER, AGENT, EXPORT_SYSTEM, SUBSCRIBER -> false;
        };
    }

    @Override
    public String toString() {
        return "Caller[" + kind + "]";
    }
}
