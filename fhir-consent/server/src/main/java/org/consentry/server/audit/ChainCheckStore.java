// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One check of the chain, in a transaction that sees the trail as of one moment. Memory: one block and 50 of its
 * events.
 */
final class ChainCheckStore {
    private static final int DIGEST_BYTES = 32;
    private static final int EVENTS_AT_ONCE = 50;

    private static final String BEFORE = "select last, seal from audit_block where last < ? order by last desc limit 1";

    private static final String BLOCKS =
            "select first, last, digests, seal from audit_block where last >= ? order by first";

    private static final String EVENTS = """
            select l.event, e.body
              from audit_block b
             cross join lateral unnest(b.events, b.recorded) with ordinality as l (event, recorded, place)
              left join audit_event e on e.id = l.event and e.recorded = l.recorded
             where b.first = ? order by l.place
            """;

    private static final String OUTSIDE = """
            select (select count(*) from audit_event) - (select count(*) from audit_unsealed)
                 - (select coalesce(max(last), 0) from audit_block)
            """;

    private final Connection connection;

    ChainCheckStore(Connection connection) {
        this.connection = connection;
    }

    ChainVerdict verdict(long from, long most) throws SQLException {
        Seal before = before(from);
        long begun = before.number();
        boolean whole = true;
        try (PreparedStatement blocks = connection.prepareStatement(BLOCKS)) {
            blocks.setLong(1, from);
            blocks.setFetchSize(8);
            try (ResultSet block = blocks.executeQuery()) {
                while (whole && block.next()) {
                    if (before.number() - begun >= most) {
                        return new ChainVerdict(
                                before.number() - begun,
                                before.number(),
                                0,
                                outside(),
                                before.value(),
                                before.number() + 1);
                    }
                    Seal end = end(block, before);
                    boolean complete = end.number() == block.getLong("last");
                    whole = complete && end.value().equals(block.getString("seal"));
                    // Where every event is as its digest says and the seal is another, nothing tells which link it was.
                    before = whole || !complete ? end : before;
                }
            }
        }
        long broken = whole ? 0 : before.number() + 1;
        return new ChainVerdict(before.number() - begun, before.number(), broken, outside(), before.value(), 0);
    }

    /**
     * The last link of a block that holds as far as its events and their digests go: fewer than the block has if one is
     * missing or changed.
     */
    private Seal end(ResultSet block, Seal before) throws SQLException {
        Seal seal = before;
        if (block.getLong("first") != before.number() + 1) {
            return before;
        }
        byte[] digests = block.getBytes("digests");
        try (PreparedStatement events = connection.prepareStatement(EVENTS)) {
            events.setLong(1, block.getLong("first"));
            events.setFetchSize(EVENTS_AT_ONCE);
            try (ResultSet row = events.executeQuery()) {
                for (int place = 0; row.next(); place++) {
                    String body = row.getString("body");
                    if (body == null || !Seal.sha256(body).equals(digest(digests, place))) {
                        return seal;
                    }
                    seal = seal.next(row.getString("event"), body);
                }
            }
        }
        return seal;
    }

    /** The last link of the block before the one that holds this number. */
    private Seal before(long from) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(BEFORE)) {
            query.setLong(1, from);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Seal(row.getLong("last"), "", "", row.getString("seal")) : Seal.NONE;
            }
        }
    }

    private long outside() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OUTSIDE);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String digest(byte[] digests, int place) {
        byte[] one = Arrays.copyOfRange(digests, place * DIGEST_BYTES, (place + 1) * DIGEST_BYTES);
        return HexFormat.of().formatHex(one);
    }
}
