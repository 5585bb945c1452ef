// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.consentry.server.audit.OwnTrail;
import org.consentry.server.audit.store.Chain;
import org.consentry.server.audit.store.ChainStore;
import org.consentry.server.it.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The watch over chains of our own, with a clock of our own. */
class WatchIT {
    private static final int RECORDS = 1500;

    @TempDir
    private Path folder;

    private String schema = "";
    private OwnTrail trail;
    private Instant now = Instant.parse("2026-05-04T09:00:00Z");

    @BeforeEach
    void fill(TestInfo test) throws SQLException {
        schema = "watch_" + test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
        schema = schema.substring(0, Math.min(schema.length(), 60));
        trail = OwnTrail.of(schema);
        add(1, RECORDS);
    }

    @AfterEach
    void close() {
        trail.close();
    }

    /** Nothing looked at the chain unless staff asked for it, and Consents and the change log had none. */
    @Test
    void aChangedConsentAndAChangedEntryAreFoundByTheNightlyWalkAndNamedByNumber() throws SQLException {
        Watch watch = watch(Optional.empty());
        run(watch);
        assertThat(watch.holds()).isTrue();
        assertThat(state(watch, Chain.CONSENT).links()).isEqualTo(RECORDS);
        assertThat(state(watch, Chain.FEED).links()).isEqualTo(RECORDS);

        behind("update resource_version set body = replace(body, 'active', 'inactive') where id = 'c1234'");
        behind("update feed_entry set subject = 'patient x' where position = 7");
        now = now.plus(Duration.ofDays(1));
        run(watch);

        assertThat(watch.holds()).isFalse();
        assertThat(state(watch, Chain.CONSENT).brokenAt()).isEqualTo(1234);
        assertThat(state(watch, Chain.FEED).brokenAt()).isEqualTo(7);
        assertThat(state(watch, Chain.AUDIT).holds()).isTrue();
    }

    @Test
    void aChangedPatientOrTimeOfAConsentIsFoundToo() throws SQLException {
        behind("update resource_version set patient = 'other' where id = 'c3'");
        behind("update feed_entry set recorded_at = recorded_at + interval '1 second' where position = 9");
        Watch watch = watch(Optional.empty());
        run(watch);

        assertThat(state(watch, Chain.CONSENT).brokenAt()).isEqualTo(3);
        assertThat(state(watch, Chain.FEED).brokenAt()).isEqualTo(9);
    }

    @Test
    void whatIsNewIsCheckedWithinAMinuteAndTheOldEndMustStillBeThere() throws SQLException {
        Watch watch = watch(Optional.empty());
        run(watch);

        add(RECORDS + 1, RECORDS + 10);
        behind("update resource_version set body = '{}' where id = 'c1503'");
        now = now.plusSeconds(60);
        run(watch);
        long changed = state(watch, Chain.CONSENT).brokenAt();
        behind("delete from record_block where trail = 'feed' and last > 1000");
        behind("delete from feed_entry where position > 1000");
        now = now.plusSeconds(60);
        run(watch);

        assertThat(changed).isEqualTo(1503);
        assertThat(state(watch, Chain.FEED).brokenAt()).isEqualTo(1001);
    }

    @Test
    void aRemovedAndASlippedInVersionAreCounted() throws SQLException {
        behind("insert into feed_entry select 0, subject, cause, body, recorded_at from feed_entry where position = 1");
        Watch watch = watch(Optional.empty());
        run(watch);

        assertThat(state(watch, Chain.FEED).outside()).isEqualTo(1);
        assertThat(watch.holds()).isFalse();
    }

    /**
     * A chain cut at its end, or computed anew by the tables' owner, holds in itself: only a note elsewhere shows it.
     */
    @Test
    void aCutEndIsSeenFromTheNotesByAServerThatKnowsNothingElse() throws SQLException, IOException {
        run(watch(Optional.empty()));
        behind("delete from record_block where trail = 'consent' and last > 1000");
        behind("delete from resource_version where id in (select 'c' || n from generate_series(1001, 1500) n)");

        Watch later = watch(Optional.empty());
        run(later);

        assertThat(state(later, Chain.CONSENT).holds()).isTrue();
        assertThat(later.notes().broken()).contains("chain consent has no link 1500 with the noted seal");
        assertThat(later.holds()).isFalse();
        assertThat(Files.readAllLines(folder.resolve("heads.log"))).hasSize(2);
    }

    @Test
    void aChangedOrMissingNoteIsSeen() throws SQLException, IOException {
        run(watch(Optional.empty()));
        add(RECORDS + 1, RECORDS + 1);
        now = now.plus(Duration.ofHours(2));
        run(watch(Optional.empty()));
        Path file = folder.resolve("heads.log");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(4);

        Files.writeString(file, String.join("\n", lines.subList(1, 4)) + "\n");
        Watch missing = watch(Optional.empty());
        run(missing);
        Files.writeString(file, String.join("\n", lines).replaceFirst(" 1500 ", " 1000 ") + "\n");
        Watch changed = watch(Optional.empty());
        run(changed);

        assertThat(missing.notes().broken()).isEqualTo("note 1 is not as it was signed");
        assertThat(changed.notes().broken()).isEqualTo("note 1 is not as it was signed");
    }

    @Test
    void notesAndTheirKeyAreForTheirOwnerOnlyAndAKeyThatOthersReadIsRefused() throws SQLException, IOException {
        run(watch(Optional.empty()));
        Path key = folder.resolve("heads.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("heads.log"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        Watch watch = watch(Optional.empty());
        run(watch);
        assertThat(watch.notes().broken()).contains("others can read or write it");
    }

    @Test
    void notesAreSentAndSentAgainWhereTheyWereNotTaken() throws SQLException, IOException {
        List<String> taken = new CopyOnWriteArrayList<>();
        HttpServer away = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        away.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            boolean refused = taken.isEmpty();
            taken.add(body);
            exchange.sendResponseHeaders(refused ? 503 : 204, -1);
            exchange.close();
        });
        away.start();
        try {
            Watch watch = watch(Optional.of(
                    URI.create("http://127.0.0.1:" + away.getAddress().getPort() + "/heads")));
            run(watch);
            boolean sentAtFirst = watch.notes().sent();
            now = now.plus(Duration.ofHours(1));
            run(watch);

            assertThat(sentAtFirst).isFalse();
            assertThat(watch.notes().sent()).isTrue();
            assertThat(taken).hasSize(4);
            assertThat(taken.get(3)).contains(" feed 1500 ");
        } finally {
            away.stop(0);
        }
    }

    private void add(int from, int to) throws SQLException {
        trail.sql("insert into resource_version (type, id, version, patient, recorded_at, body)"
                + " select 'Consent', 'c' || n, 1, 'p' || n, timestamptz '2026-05-04 08:00Z' + n * interval '1 s',"
                + " '{\"status\":\"active\"}' from generate_series(" + from + ", " + to + ") n");
        trail.sql("insert into feed_entry (position, subject, cause, body, recorded_at)"
                + " select n, 'patient p' || n, 'Consent/c' || n, '{}', timestamptz '2026-05-04 08:00Z'"
                + " from generate_series(" + from + ", " + to + ") n");
        trail.seal();
    }

    private Watch watch(Optional<URI> url) {
        WatchConfig config = new WatchConfig(
                Optional.of(folder),
                Optional.of(folder.resolve("heads.key")),
                url,
                Duration.ofHours(1),
                LocalTime.of(2, 0));
        return new Watch(new ChainStore(trail.source()), config, ZoneOffset.UTC, () -> now, 500);
    }

    /** As the loop in the background does: until there is nothing left to do. */
    private static void run(Watch watch) {
        int left = 1;
        while (left > 0) {
            left = watch.doWork();
        }
    }

    private static ChainState state(Watch watch, Chain chain) {
        return watch.chains().stream()
                .filter(state -> state.chain() == chain)
                .findFirst()
                .orElseThrow();
    }

    private void behind(String change) throws SQLException {
        Platform.database().behindTheTrail("set search_path = " + schema + "; " + change);
    }
}
