// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import java.util.List;
import java.util.Set;
import org.consentry.server.access.Caller.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Says who may call an operation. The operation's provider decides whose resources the caller may ask about.
 *
 * @param name with the dollar sign
 * @param type type it belongs to; empty if it belongs to the whole server
 * @param instance whether it is called on one resource, not on the type
 * @param callers who may call it
 * @param duty which duty staff among them need; null if none
 * @param tells type of other resources that its answer reveals, which an app must be allowed to read too; empty if none
 */
public record OperationAccess(
        String name,
        String type,
        boolean instance,
        Set<Kind> callers,
        @Nullable Duty duty,
        String tells) {
    private static final Set<Kind> PEOPLE = Set.of(Kind.PATIENT, Kind.STAFF);
    private static final Set<Kind> AUTHORS = Set.of(Kind.PATIENT, Kind.REGISTRAR);
    private static final Set<Kind> SUBSCRIBERS = Set.of(Kind.STAFF, Kind.SUBSCRIBER);
    private static final Set<Kind> RELEASERS = Set.of(Kind.AGENT, Kind.EXPORT_SYSTEM, Kind.STAFF);
    private static final Set<Kind> STAFF = Set.of(Kind.STAFF);
    private static final Set<Kind> EVERYBODY = Set.of(Kind.values());

    /** What a proxy may call. Nothing that tells or sets how a patient is written to, nor who else acts for them. */
    private static final Set<String> BY_PROXY =
            Set.of("$enforcement", "$preview", "$rules", "$accounting", "$findUsage", "$sharing", "$held", "$notices");

    /** In place of a type: the operation is called on the whole server. */
    static final String SERVER = "";

    private static final List<OperationAccess> ALL = List.of(
            on("$enforcement", "Consent", PEOPLE).as(Duty.PATIENTS),
            ofType("$evaluate", "Consent", STAFF).as(Duty.PATIENTS),
            ofType("$preview", "Consent", PEOPLE).as(Duty.PATIENTS).telling("ImagingStudy"),
            ofType("$fileConsent", "Consent", AUTHORS),
            ofType("$revokeConsent", "Consent", AUTHORS),
            ofType("$import-r5", "Consent", Set.of(Kind.REGISTRAR)),
            on("$rules", "Patient", PEOPLE).as(Duty.PATIENTS),
            on("$accounting", "Patient", PEOPLE).as(Duty.PATIENTS).telling("AuditEvent"),
            on("$findUsage", "Patient", PEOPLE).as(Duty.PATIENTS).telling("AuditEvent"),
            on("$sharing", "Patient", PEOPLE).as(Duty.PATIENTS).telling("AuditEvent"),
            on("$held", "Patient", PEOPLE).as(Duty.PATIENTS).telling("AuditEvent"),
            on("$looks", "Patient", PEOPLE).as(Duty.PATIENTS).telling("AuditEvent"),
            on("$notes", "Patient", PEOPLE).as(Duty.PATIENTS),
            on("$notices", "Patient", PEOPLE).as(Duty.PATIENTS),
            ofType("$notices", SERVER, EVERYBODY).as(null),
            on("$alerts", "Patient", PEOPLE).as(Duty.PATIENTS),
            on("$set-alerts", "Patient", Set.of(Kind.PATIENT)),
            on("$proxies", "Patient", PEOPLE).as(Duty.PATIENTS),
            on("$end-proxy", "Patient", Set.of(Kind.PATIENT)),
            ofType("$by-number", "Patient", STAFF).as(Duty.PATIENTS),
            on("$shared", "Organization", EVERYBODY).as(null),
            ofType("$verify", "AuditEvent", STAFF).as(Duty.TRAIL),
            ofType("$watch", "AuditEvent", STAFF).as(Duty.OVERVIEWS),
            ofType("$recordDisclosure", "AuditEvent", RELEASERS),
            on("$status", "Subscription", SUBSCRIBERS),
            on("$events", "Subscription", SUBSCRIBERS),
            on("$replay", "Subscription", STAFF),
            ofType("$dead-letters", "Subscription", STAFF),
            ofType("$export", "Patient", STAFF),
            on("$export", "Group", STAFF),
            ofType("$export", SERVER, STAFF));

    /** Every operation there is. */
    public static List<OperationAccess> all() {
        return ALL;
    }

    /** Whether this caller's role, and what a proxy may call, are enough. */
    boolean isOpenTo(Caller caller) {
        return callers.contains(caller.kind())
                && (caller.kind() != Kind.STAFF || duty == null || caller.may(duty))
                && (!caller.isProxy() || BY_PROXY.contains(name));
    }

    /** Type of other resources that this operation's answer reveals; empty if none. */
    static String told(@Nullable String operation) {
        return ALL.stream()
                .filter(access -> access.name.equals(operation) && !access.tells.isEmpty())
                .map(OperationAccess::tells)
                .findFirst()
                .orElse("");
    }

    private OperationAccess telling(String other) {
        return new OperationAccess(name, type, instance, callers, duty, other);
    }

    /** The duty for which staff call it, where it is not one of privacy officers alone; null: any. */
    private OperationAccess as(@Nullable Duty other) {
        return new OperationAccess(name, type, instance, callers, other, tells);
    }

    private static OperationAccess on(String name, String type, Set<Kind> callers) {
        return new OperationAccess(name, type, true, callers, Duty.OFFICE, "");
    }

    private static OperationAccess ofType(String name, String type, Set<Kind> callers) {
        return new OperationAccess(name, type, false, callers, Duty.OFFICE, "");
    }
}
