// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import java.util.Locale;

/**
 * The three sets of records that are sealed link by link, so that nobody can change, remove or slip in a record
 * unnoticed.
 */
public enum Chain {
    /** Every AuditEvent, by its id. A link covers the event's text. */
    AUDIT("audit_block where true", """
            with taken as (delete from audit_unsealed where event in
                             (select event from audit_unsealed order by event limit ?) returning event, recorded)
            select e.id, e.recorded, e.body from taken t join audit_event e on e.id = t.event and e.recorded = t.recorded
             order by e.recorded, e.id
            """, """
            select l.key, e.body
              from audit_block b
             cross join lateral unnest(b.events, b.recorded) with ordinality as l (key, recorded, place)
              left join audit_event e on e.id = l.key and e.recorded = l.recorded
             where b.first = ? order by l.place
            """, """
            select (select count(*) from audit_event) - (select count(*) from audit_unsealed)
                 - (select coalesce(max(last), 0) from audit_block)
            """),
    /** Every version of every Consent, by {@code id/version}. A link covers its patient, its time and its text. */
    CONSENT("record_block where trail = 'consent'", """
            with taken as (delete from consent_unsealed where number in
                             (select number from consent_unsealed order by number limit ?) returning number, id, version)
            select v.id || '/' || v.version, v.recorded_at, concat(v.patient, E'\\n', to_char(v.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), E'\\n', v.body)
              from taken t join resource_version v on v.type = 'Consent' and v.id = t.id and v.version = t.version
             order by t.number
            """, """
            select l.key, case when v.body is not null
                               then concat(v.patient, E'\\n', to_char(v.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), E'\\n', v.body) end as body
              from record_block b
             cross join lateral unnest(b.keys) with ordinality as l (key, place)
              left join resource_version v on v.type = 'Consent' and v.id = split_part(l.key, '/', 1)
                                          and v.version = split_part(l.key, '/', 2)::integer
             where b.trail = 'consent' and b.first = ? order by l.place
            """, """
            select (select count(*) from resource_version where type = 'Consent') - (select count(*) from consent_unsealed)
                 - (select coalesce(max(last), 0) from record_block where trail = 'consent')
            """),
    /** Every entry of the change log, by its position. A link covers its subject, its cause, its time and its text. */
    FEED("record_block where trail = 'feed'", """
            select f.position::text, f.recorded_at,
                   concat(f.subject, E'\\n', f.cause, E'\\n', to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), E'\\n', f.body)
              from feed_entry f
             where f.position > (select coalesce(max(keys[cardinality(keys)]::bigint), 0) from
                                   (select keys from record_block where trail = 'feed' order by last desc limit 1) newest)
             order by f.position limit ?
            """, """
            select l.key, case when f.body is not null
                               then concat(f.subject, E'\\n', f.cause, E'\\n', to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), E'\\n', f.body) end
                          as body
              from record_block b
             cross join lateral unnest(b.keys) with ordinality as l (key, place)
              left join feed_entry f on f.position = l.key::bigint
             where b.trail = 'feed' and b.first = ? order by l.place
            """, """
            select (select count(*) from feed_entry
                     where position <= (select coalesce(max(keys[cardinality(keys)]::bigint), 0) from
                                          (select keys from record_block where trail = 'feed' order by last desc limit 1) n))
                 - (select coalesce(max(last), 0) from record_block where trail = 'feed')
            """);

    private final String blocks;
    private final String waiting;
    private final String records;
    private final String outside;

    Chain(String blocks, String waiting, String records, String outside) {
        this.blocks = blocks;
        this.waiting = waiting;
        this.records = records;
        this.outside = outside;
    }

    /** The chain's name in settings, files, metrics and pages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** SQL that takes records waiting for their seal, up to a limit: key, time, text. */
    String waiting() {
        return waiting;
    }

    /**
     * SQL for the key and text of each record of the block that begins with this number, in order. A missing record has
     * no text.
     */
    String records() {
        return records;
    }

    /** SQL that counts the records beyond those that are sealed or wait for their seal. */
    String outside() {
        return outside;
    }

    /** The newest block: last, seal. */
    String last() {
        return "select last, seal from " + blocks + " order by first desc limit 1";
    }

    /** The block that ends before this number: last, seal. */
    String before() {
        return "select last, seal from " + blocks + " and last < ? order by last desc limit 1";
    }

    /** Blocks from the one with this number on. */
    String blocks() {
        return "select first, last, digests, seal from " + blocks + " and last >= ? order by first";
    }

    /** Adds a block: first, last, keys, times, digests, seal, time. */
    String insert() {
        return this == AUDIT
                ? "insert into audit_block (first, last, events, recorded, digests, seal, sealed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)"
                : "insert into record_block (trail, first, last, keys, digests, seal, sealed_at)"
                        + " select '" + id() + "', first, last, keys, digests, seal, at from"
                        + " (values (?::bigint, ?::bigint, ?::text[], ?::timestamptz[], ?::bytea, ?::text, ?::timestamptz))"
                        + " as one (first, last, keys, times, digests, seal, at)";
    }
}
