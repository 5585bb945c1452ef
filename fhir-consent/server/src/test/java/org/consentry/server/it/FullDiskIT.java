// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * PostgreSQL's disk is full. Filling a real one would need rights that a test has not, so a trigger refuses as
 * PostgreSQL does, with SQLSTATE 53100, when the last of a resource's three tables is written.
 */
@ExtendWith(ArquillianExtension.class)
class FullDiskIT {
    private static final String FILL = """
            create function disk_full() returns trigger language plpgsql as $$
            begin
              raise exception 'could not extend file: No space left on device' using errcode = '53100';
            end $$;
            create trigger disk_full before insert on search_value
              for each row when (new.type = 'Encounter') execute function disk_full()""";

    private static final String FREE = "drop trigger disk_full on search_value; drop function disk_full()";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/consent-server.war"));
    }

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian fills it
    private URL server;

    @Test
    void theErrorSaysSoNothingIsHalfWrittenAndSpaceIsEnoughToGoOn() throws SQLException {
        Ward ward = new Ward(server);
        Person anna = ward.person();
        String id = Ward.fresh("full");
        String visit = ward.encounter(id, anna, "2026-03-04T10:00:00Z");

        Platform.database().behindTheTrail(FILL);
        HttpResponse<String> refused;
        Answer reading;
        try {
            refused = ward.registrar().put("/fhir/r4/Encounter/" + id, visit);
            reading = ward.get(ward.registrar(), "Patient/" + anna.id());
        } finally {
            Platform.database().behindTheTrail(FREE);
        }

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("disk is full; nothing was saved", "no-store");
        assertThat(reading.status()).as("reading goes on").isEqualTo(200);
        assertThat(ward.get(ward.registrar(), "Encounter/" + id).status()).isEqualTo(404);
        ward.put(ward.registrar(), "Encounter/" + id, visit).expect(201);
        assertThat(ward.get(ward.registrar(), "Encounter/" + id + "/_history").entries())
                .as("without a restart, as version 1")
                .hasSize(1);
    }
}
