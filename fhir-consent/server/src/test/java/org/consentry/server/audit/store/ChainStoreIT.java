// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.IntStream;
import org.consentry.server.audit.OwnTrail;
import org.consentry.server.audit.Records;
import org.consentry.server.it.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChainStoreIT {
    private static final int EVENTS = 2500;

    private static OwnTrail trail;
    private static ChainStore chain;

    @BeforeAll
    static void open() throws SQLException {
        trail = OwnTrail.of("audit_chain");
        chain = new ChainStore(trail.source());
        trail.insert(IntStream.range(0, EVENTS)
                .mapToObj(i -> Records.release("p" + i, "northlight", "s", OwnTrail.NOW.plusMillis(i)))
                .toArray(AuditRecord[]::new));
        trail.seal();
    }

    @AfterAll
    static void close() {
        trail.close();
    }

    @Test
    void everyEventIsSealedInBlocks() throws SQLException {
        ChainVerdict verdict = chain.verify();

        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.checked()).isEqualTo(EVENTS);
        assertThat(verdict.next()).isZero();
        assertThat(trail.value("select count(*) from audit_block")).isEqualTo("3");
        assertThat(trail.value("select count(*) from audit_unsealed")).isEqualTo("0");
    }

    @Test
    void aCheckInPartsComesToTheSameEnd() {
        ChainVerdict part = chain.verify(1, 1);
        long checked = part.checked();
        while (part.next() > 0) {
            part = chain.verify(part.next(), 1);
            checked += part.checked();
        }

        assertThat(checked).isEqualTo(EVENTS);
        assertThat(part.head()).isEqualTo(chain.verify().head());
        assertThat(chain.verify(1700, 1).checked()).isEqualTo(1000);
    }

    @Test
    void aChangedEventBreaksTheChainAtItsNumberUntilItIsAsBefore() throws SQLException {
        behind("update audit_event set body = body || ' ' where patient = 'p1233'");

        ChainVerdict touched = chain.verify();
        ChainVerdict before = chain.verify(1, 1000);

        assertThat(touched.firstBroken()).hasValue(1234);
        assertThat(touched.checked()).isEqualTo(1233);
        assertThat(before.holds()).isTrue();
        behind("update audit_event set body = rtrim(body) where patient = 'p1233'");
        assertThat(chain.verify().holds()).isTrue();
    }

    @Test
    void aRemovedAndASlippedInEventAreFound() throws SQLException {
        behind("create table taken as select * from audit_event where patient = 'p7'");
        behind("delete from audit_event where patient = 'p7'");
        ChainVerdict removed = chain.verify();
        behind("insert into audit_event select * from taken");
        behind("update taken set id = 'slipped-in'");
        behind("insert into audit_event select * from taken");
        ChainVerdict slippedIn = chain.verify();
        behind("delete from audit_event where id = 'slipped-in'");

        assertThat(removed.firstBroken()).hasValue(8);
        assertThat(removed.outside()).isEqualTo(-1);
        assertThat(slippedIn.holds()).isFalse();
        assertThat(slippedIn.firstBroken()).isEmpty();
        assertThat(slippedIn.outside()).isEqualTo(1);
        assertThat(chain.verify().holds()).isTrue();
    }

    @Test
    void swappedOrRewrittenBlocksAreFound() throws SQLException {
        behind("update audit_block set digests = (select digests from audit_block where first = 1001) where first = 1");
        ChainVerdict rewritten = chain.verify();
        behind("update audit_block b set digests = (select string_agg(sha256(convert_to(e.body, 'UTF8')), ''::bytea"
                + " order by l.place) from unnest(b.events) with ordinality as l (event, place) join audit_event e"
                + " on e.id = l.event) where first = 1");
        assertThat(rewritten.firstBroken()).hasValue(1);
        assertThat(chain.verify().holds()).isTrue();
        behind("update audit_block set seal = repeat('0', 64) where first = 1001");
        assertThat(chain.verify().firstBroken()).hasValue(1001);
        assertThat(chain.verify(1, 1000).holds()).isTrue();
        behind("update audit_block set seal = '" + sealOfSecondBlock() + "' where first = 1001");
        assertThat(chain.verify().holds()).isTrue();
    }

    /** Computed anew from the events, as whoever has a copy can. */
    private static String sealOfSecondBlock() throws SQLException {
        Seal seal = Seal.NONE;
        String[] ids = trail.value("select string_agg(id, ' ' order by recorded) from audit_event")
                .split(" ", -1);
        for (int i = 0; i < 2000; i++) {
            Instant at = OwnTrail.NOW.plusMillis(i);
            seal = seal.next(ids[i], "{\"resourceType\":\"AuditEvent\",\"recorded\":\"" + at + "\"}");
        }
        return seal.value();
    }

    private static void behind(String change) throws SQLException {
        Platform.database().behindTheTrail("set search_path = audit_chain; " + change);
    }
}
