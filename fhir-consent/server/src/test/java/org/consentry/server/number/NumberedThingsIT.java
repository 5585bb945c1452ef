// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.consentry.server.audit.sharing.SharingStore;
import org.consentry.server.it.OwnRooms;
import org.consentry.server.storage.Draft;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SpokenNumber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two ids with one number: what the door cannot show, since nobody can choose an id there. */
class NumberedThingsIT {
    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");
    private static final String ONE = "twin-237548";
    private static final String OTHER = "twin-1814901";
    private static final String SYMBOLS = "Q4NAT4NW";

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static OwnRooms rooms;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static ResourceStore store;

    @BeforeAll
    static void open() throws SQLException {
        rooms = new OwnRooms("number_it");
        store = new ResourceStore(rooms.database(), InstantSource.fixed(NOW));
        consent(ONE, "anna");
        consent(OTHER, "ben");
        rooms.transactions().run(() -> store.update(draft(ONE, "anna"), 1));
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    @Test
    void ofTwoChoicesWithOneNumberBothAreFound() {
        assertThat(find("C-Q4NA-T4NW"))
                .extracting(
                        Numbered::reference,
                        Numbered::patient,
                        found -> found.number().text())
                .containsExactly(
                        tuple("Consent/" + OTHER + "/_history/1", "ben", "C-Q4NA-T4NW-1"),
                        tuple("Consent/" + ONE + "/_history/2", "anna", "C-Q4NA-T4NW-2"));
        assertThat(find("C-Q4NA-T4NW-2")).extracting(Numbered::patient).containsExactly("anna");
        assertThat(find("C-Q4NA-T4NW-3")).isEmpty();
    }

    @Test
    void ofTwoLinesWithOneNumberBothAreFoundAndNothingThatIsNoLine() throws SQLException {
        line(ONE, "'anna'", "named");
        line(OTHER, "'ben'", "refused");
        assertThat(find("L-Q4NA-T4NW"))
                .extracting(Numbered::reference, Numbered::patient)
                .containsExactly(tuple("AuditEvent/" + OTHER, "ben"), tuple("AuditEvent/" + ONE, "anna"));

        rooms.empty("audit_event");
        line(ONE, "'anna'", "look");
        line(OTHER, "null", "named");
        assertThat(find("L-Q4NA-T4NW")).isEmpty();
    }

    @Test
    void theyAreTwins() {
        assertThat(SpokenNumber.ofLine(ONE).symbols()).isEqualTo(SYMBOLS);
        assertThat(SpokenNumber.ofLine(OTHER).symbols()).isEqualTo(SYMBOLS);
    }

    private static List<Numbered> find(String number) {
        NumberedThings things = new NumberedThings(new SharingStore(rooms.database()), store);
        return rooms.transactions()
                .call(() -> things.find(SpokenNumber.read(number).orElseThrow()));
    }

    private static void consent(String id, String patient) {
        rooms.transactions().run(() -> store.create(draft(id, patient)));
    }

    private static Draft draft(String id, String patient) {
        return new Draft(new ResourceKey("Consent", id), patient, NOW, "{}", List.of());
    }

    private static void line(String id, String patient, String line) throws SQLException {
        rooms.sql("insert into audit_event (id, recorded, patient, type, stored_at, body, line) values ('" + id
                + "', now(), " + patient + ", 'x', now(), '{}', '" + line + "')");
    }
}
