// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.policy.Purpose;
import org.consentry.server.storage.Cursor;
import org.jspecify.annotations.Nullable;

/** Builds a search of {@code audit_event} as SQL. Values travel only as parameters. Not thread-safe. */
public final class AuditQuery {
    /** Rows of a page if the caller gives no number. */
    public static final int DEFAULT_COUNT = 50;

    /** Most rows one page may have. */
    public static final int MAX_COUNT = 200;

    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";

    /** The compartments in which the query can be answered without reading the whole trail. */
    public enum Reach {
        /** One patient's; the patient must be named. */
        ONE,
        /** One patient's, or events in no compartment. */
        NOBODY,
        /** All patients'. */
        EVERYBODY
    }

    private final StringBuilder where = new StringBuilder(" where true");
    private final List<Object> conditions = new ArrayList<>();
    private Reach reach = Reach.ONE;
    private boolean newestFirst;
    private int count = DEFAULT_COUNT;
    private int skipped;
    private @Nullable Cursor after;

    /**
     * A code looked for.
     *
     * @param system exact system, empty for a code without one, or null for any
     * @param code exact code, or null for any code of the system
     */
    public record Token(@Nullable String system, @Nullable String code) {}

    /** Only this patient's compartment. */
    public AuditQuery patient(String id) {
        return and("patient = ?", id);
    }

    /** Only the compartments of these records, which belong to one person. */
    public AuditQuery patients(Set<String> ids) {
        return ids.size() == 1 ? patient(ids.iterator().next()) : oneOf("patient", List.copyOf(new TreeSet<>(ids)));
    }

    /** Not the compartments of these records; events in no compartment stay. */
    public AuditQuery without(Set<String> ids) {
        if (!ids.isEmpty()) {
            return and(
                    "(patient is null or patient <> all (string_to_array(?, ' ')))",
                    String.join(" ", new TreeSet<>(ids)));
        }
        return this;
    }

    /** Only this event. */
    public AuditQuery id(String id) {
        AuditIds.recorded(id).ifPresent(recorded -> and("recorded = ?", recorded));
        return and("id = ?", id);
    }

    /** Recorded no earlier and no later than this; null for no bound. */
    public AuditQuery recorded(@Nullable Instant from, @Nullable Instant until) {
        if (from != null) {
            and("recorded >= ?", from);
        }
        return until == null ? this : and("recorded <= ?", until);
    }

    /** With one of these types. */
    public AuditQuery type(List<Token> any) {
        return tokens("", "type", "", any);
    }

    /** With one of these subtypes. */
    public AuditQuery subtype(List<Token> any) {
        return tokens("exists (select 1 from unnest(subtype) t where ", "t", ")", any);
    }

    /** With one of these purposes. */
    public AuditQuery purpose(List<Token> any) {
        return tokens("exists (select 1 from unnest(purpose) t where ", "t", ")", any);
    }

    /** With one of these actions. */
    public AuditQuery action(List<String> any) {
        return oneOf("action", any);
    }

    /** With one of these outcomes. */
    public AuditQuery outcome(List<String> any) {
        return oneOf("outcome", any);
    }

    /** Only events in which this party took part; an Organization is the recipient. */
    public AuditQuery agent(String type, String id) {
        if ("Organization".equals(type)) {
            reach = Reach.EVERYBODY;
            return and("recipient = ?", id);
        }
        return and("? = any(agent)", type + "/" + id);
    }

    /** Only events about this resource. */
    public AuditQuery entity(String type, String id) {
        if ("ImagingStudy".equals(type)) {
            reach = Reach.EVERYBODY;
            return and("study = ?", id);
        }
        reach = reach == Reach.ONE ? Reach.NOBODY : reach;
        return and("entity @> array[?]::text[]", type + "/" + id);
    }

    /** How far the query may look. */
    public Reach reach() {
        return reach;
    }

    /** Only events in no compartment. */
    public AuditQuery ofNobody() {
        where.append(" and patient is null");
        return this;
    }

    /** Only events with a patient or scan that is unknown here. */
    public AuditQuery unmatched() {
        where.append(" and unmatched");
        return this;
    }

    /** Which is about a change of what is no patient's. */
    public AuditQuery administration() {
        where.append(" and subtype @> array['https://consentry.org/fhir/audit|administration']");
        return this;
    }

    /** Releases and refusals; or only what may have left. */
    public AuditQuery accountable(boolean leftOnly) {
        where.append(" and type in ('" + DCM + "|110106', '" + DCM + "|110113') and ")
                .append(leftOnly ? "outcome in ('0', '12')" : "true")
                .append(" and (type <> '" + DCM + "|110113' or outcome = '8')");
        return this;
    }

    /** Only uses: releases that may have left, and reads and searches by others than the patient. */
    public AuditQuery used() {
        where.append(" and ((type = '" + DCM + "|110106' and outcome in ('0', '12'))"
                + " or (type = 'http://terminology.hl7.org/CodeSystem/audit-event-type|rest' and action in ('R', 'E')"
                + " and not '" + Purpose.ACT_REASON + "|PATRQT' = any(purpose)))");
        return this;
    }

    /** Sets order, size and beginning. */
    public AuditQuery page(boolean newest, int size, @Nullable Cursor beginAfter) {
        newestFirst = newest;
        count = size;
        after = beginAfter;
        return this;
    }

    /** Begins this many rows later, for lists that are paged by number. */
    public AuditQuery skip(int rows) {
        skipped = rows;
        return this;
    }

    public int count() {
        return count;
    }

    /** Conditions without a page. */
    public String where() {
        return where.toString();
    }

    /** Values of {@link #where()}. */
    public List<Object> conditions() {
        return List.copyOf(conditions);
    }

    /**
     * Conditions, order and limit. It asks for one row more than the page holds, to know whether another page follows.
     */
    public String page() {
        // The condition on recorded adds nothing to the row comparison, but lets the database skip whole partitions.
        String beyond = newestFirst
                ? " and recorded <= ? and (recorded, id) < (?, ?)"
                : " and recorded >= ? and (recorded, id) > (?, ?)";
        return where + (after == null ? "" : beyond) + " order by " + order() + " limit " + (count + 1)
                + (skipped == 0 ? "" : " offset " + skipped);
    }

    /** The columns that rows are ordered by. */
    String order() {
        return newestFirst ? "recorded desc, id desc" : "recorded asc, id asc";
    }

    /** Values of {@link #page()}. */
    public List<Object> values() {
        List<Object> all = new ArrayList<>(conditions);
        if (after != null) {
            all.add(after.sortAt());
            all.add(after.sortAt());
            all.add(after.id());
        }
        return all;
    }

    private AuditQuery and(String condition, Object value) {
        where.append(" and ").append(condition);
        conditions.add(value);
        return this;
    }

    private AuditQuery oneOf(String column, List<String> any) {
        where.append(" and ").append(column).append(" in (null");
        any.forEach(value -> {
            where.append(", ?");
            conditions.add(value);
        });
        where.append(')');
        return this;
    }

    private AuditQuery tokens(String before, String token, String behind, List<Token> any) {
        where.append(" and ").append(before).append("(false");
        any.forEach(each -> token(token, each));
        where.append(')').append(behind);
        return this;
    }

    private void token(String token, Token asked) {
        String system = asked.system();
        String code = asked.code();
        if (system != null && code != null) {
            where.append(" or ").append(token).append(" = ?");
            conditions.add(system + "|" + code);
        } else if (code != null) {
            where.append(" or split_part(").append(token).append(", '|', 2) = ?");
            conditions.add(code);
        } else if (system != null) {
            where.append(" or split_part(").append(token).append(", '|', 1) = ?");
            conditions.add(system);
        }
    }
}
