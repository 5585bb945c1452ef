// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.consentry.server.storage.Draft;
import org.consentry.server.storage.IndexEntry;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.work.Outages;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL's disk is full, once for the last of a resource's three tables. Filling a real disk would need rights that
 * a test has not. For the store, the table's file is {@code /dev/full}, so that PostgreSQL itself meets a disk without
 * space; for the server, whose tables hold data, a trigger refuses with PostgreSQL's SQLSTATE 53100.
 */
class FullDiskIT {
    private static final String FILL = """
            create function disk_full() returns trigger language plpgsql as $$
            begin
              raise exception 'could not extend file: No space left on device' using errcode = '53100';
            end $$;
            create trigger disk_full before insert on search_value
              for each row when (new.type = 'Encounter') execute function disk_full()""";

    private static final String FREE = "drop trigger disk_full on search_value; drop function disk_full()";

    @Test
    void whatPostgresqlSaysOfAFullDiskIsUnderstoodAndNothingIsHalfWritten() throws IOException, SQLException {
        try (OwnRooms rooms = new OwnRooms("full_disk_it")) {
            ResourceStore store = new ResourceStore(rooms.database(), InstantSource.system());
            ResourceKey key = new ResourceKey("Patient", "anna");
            Draft draft = new Draft(
                    key, "anna", Instant.EPOCH, "{}", List.of(IndexEntry.token("identifier", "urn:mrn", "7")));
            Path file = Platform.database().fileOf("full_disk_it.search_value");
            Files.delete(file);
            Files.createSymbolicLink(file, Path.of("/dev/full"));

            Throwable refused = catchThrowable(() -> rooms.transactions().call(() -> store.create(draft)));

            Files.delete(file);
            Files.createFile(file);
            assertThat(Outages.isDiskFull(refused)).as(String.valueOf(refused)).isTrue();
            assertThat(rooms.transactions().call(() -> store.read(key))).isEmpty();
            assertThat(rooms.transactions().call(() -> store.create(draft)).version())
                    .as("without a restart")
                    .isEqualTo(1);
        }
    }

    @Test
    void theErrorSaysSoNothingIsHalfWrittenAndSpaceIsEnoughToGoOn() throws SQLException {
        Ward ward = new Ward();
        Person anna = ward.person();
        String id = Ward.fresh("full");
        String visit = ward.encounter(id, anna, "2026-03-04T10:00:00Z");

        Platform.database().behindTheTrail(FILL);
        HttpResponse<String> refused;
        HttpResponse<String> ready;
        Answer reading;
        try {
            refused = ward.registrar().put("/fhir/r4/Encounter/" + id, visit);
            ready = Platform.door().get("/health/ready");
            reading = ward.get(ward.registrar(), "Patient/" + anna.id());
        } finally {
            Platform.database().behindTheTrail(FREE);
        }

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("disk is full; nothing was saved", "no-store");
        assertThat(reading.status()).as("reading goes on").isEqualTo(200);
        // it stayed up while nothing could be saved
        assertThat(ready.statusCode()).as(ready.body()).isEqualTo(503);
        assertThat(ready.body()).containsPattern("\"diskFull\":\"?true");
        assertThat(ward.get(ward.registrar(), "Encounter/" + id).status()).isEqualTo(404);
        ward.put(ward.registrar(), "Encounter/" + id, visit).expect(201);
        assertThat(ward.get(ward.registrar(), "Encounter/" + id + "/_history").entries())
                .as("without a restart, as version 1")
                .hasSize(1);
    }
}
