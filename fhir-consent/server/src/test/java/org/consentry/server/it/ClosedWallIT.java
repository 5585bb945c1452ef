// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Closing.RESTRICTED;
import static org.consentry.server.it.Closing.approve;
import static org.consentry.server.it.Closing.ask;
import static org.consentry.server.it.Closing.dana;
import static org.consentry.server.it.Closing.eli;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Ways around a closed record that do not ask for it by its name, and what answers tell of it without showing it. */
class ClosedWallIT {
    private final Ward ward = new Ward();
    private final Closing closing = new Closing(ward);

    /** An officer is a patient here too. By such a grant one person opened a record for as long as the grant said. */
    @Test
    void nobodyGrantsAccessToARecordThatIsClosedToThem() {
        Person anna = closing.closed(RESTRICTED);
        Person danas = ward.person();
        String grant = Proxies.json(danas, anna, 0, "see");

        HttpResponse<String> refused = Proxies.post(dana(), grant);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(Proxies.acting(ward, danas, anna)
                        .get("/fhir/r4/Patient/" + anna.id())
                        .statusCode())
                .isNotEqualTo(200);
        approve(eli(), ask(dana(), anna));
        assertThat(Proxies.post(dana(), grant).statusCode()).isEqualTo(201);
        assertThat(ward.get(ward.patient(anna), "AuditEvent?action=R").body())
                .as("the patient reads of the look")
                .contains("Dana Reyes", "Her lawyer called");
    }
}
