// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One check of a chain, in a transaction that sees the trail as of one moment. It holds one block and 50 of its events
 * in memory.
 */
final class ChainCheckStore {
    private static final int DIGEST_BYTES = 32;
    private static final int EVENTS_AT_ONCE = 50;

    private final Connection connection;
    private final Chain chain;

    ChainCheckStore(Connection connection, Chain chain) {
        this.connection = connection;
        this.chain = chain;
    }

    /** Checks whole blocks, from the block with this number on, until enough links are checked. */
    ChainVerdict verdict(long from, long most) throws SQLException {
        return verdict(from, before(from), most, true);
    }

    /**
     * Checks the links after one that was checked before, and that this link is still there unchanged. It does not
     * count records outside the chain, since that would read everything.
     */
    ChainVerdict since(ChainMark mark, long most) throws SQLException {
        Seal before = before(mark.number() + 1);
        if (before.number() != mark.number() || !before.value().equals(mark.seal())) {
            long broken = Math.min(before.number() + 1, mark.number());
            return new ChainVerdict(0, broken - 1, broken, 0, "", 0);
        }
        return verdict(mark.number() + 1, before, most, false);
    }

    private ChainVerdict verdict(long from, Seal start, long most, boolean counting) throws SQLException {
        Seal before = start;
        long begun = before.number();
        boolean whole = true;
        try (PreparedStatement blocks = connection.prepareStatement(chain.blocks())) {
            blocks.setLong(1, from);
            blocks.setFetchSize(8);
            try (ResultSet block = blocks.executeQuery()) {
                while (whole && block.next()) {
                    if (before.number() - begun >= most) {
                        return new ChainVerdict(
                                before.number() - begun,
                                before.number(),
                                0,
                                counting ? outside() : 0,
                                before.value(),
                                before.number() + 1);
                    }
                    Seal end = end(block, before);
                    boolean complete = end.number() == block.getLong("last");
                    whole = complete && end.value().equals(block.getString("seal"));
                    // If all digests are right and only the seal differs, the broken link cannot be found.
                    before = whole || !complete ? end : before;
                }
            }
        }
        long broken = whole ? 0 : before.number() + 1;
        return new ChainVerdict(
                before.number() - begun, before.number(), broken, counting ? outside() : 0, before.value(), 0);
    }

    /**
     * The last link of a block that holds, by its events and their digests. It comes before the block's end if an event
     * is missing or changed.
     */
    private Seal end(ResultSet block, Seal before) throws SQLException {
        Seal seal = before;
        if (block.getLong("first") != before.number() + 1) {
            return before;
        }
        byte[] digests = block.getBytes("digests");
        try (PreparedStatement events = connection.prepareStatement(chain.records())) {
            events.setLong(1, block.getLong("first"));
            events.setFetchSize(EVENTS_AT_ONCE);
            try (ResultSet row = events.executeQuery()) {
                for (int place = 0; row.next(); place++) {
                    String body = row.getString("body");
                    if (body == null || !Seal.sha256(body).equals(digest(digests, place))) {
                        return seal;
                    }
                    seal = seal.next(row.getString("key"), body);
                }
            }
        }
        return seal;
    }

    /** The last link of the block before the one that holds this number. */
    private Seal before(long from) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(chain.before())) {
            query.setLong(1, from);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Seal(row.getLong("last"), "", "", row.getString("seal")) : Seal.NONE;
            }
        }
    }

    /** The newest link, unchecked. */
    ChainMark head() throws SQLException {
        Seal newest = before(Long.MAX_VALUE);
        return new ChainMark(newest.number(), newest.value());
    }

    /** The seal of the link with this number, if a block ends there; otherwise empty. */
    String sealAt(long number) throws SQLException {
        Seal found = before(number + 1);
        return found.number() == number ? found.value() : "";
    }

    long outside() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(chain.outside());
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
