// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Closed records that one person met in several windows. */
class ShutRecordTest {
    private final HttpSession session = session();

    /** The session knew one closed record, so a reason for the first went into the record of the second. */
    @Test
    void eachWindowHasTheRecordThatItMet() {
        String annas = new ShutRecord("k1", "anna", false).keep(session);
        String bens = new ShutRecord("k2", "ben", true).keep(session);

        assertThat(annas).isEqualTo("/staff/openings/new?record=k1");
        assertThat(bens).isEqualTo("/staff/openings/new?record=k2");
        assertThat(ShutRecord.of(session, "k1")).map(ShutRecord::patient).contains("anna");
        assertThat(ShutRecord.of(session, "k2")).map(ShutRecord::patient).contains("ben");
        assertThat(ShutRecord.of(session, "k3")).isEmpty();
        assertThat(ShutRecord.of(session(), "k1")).as("another session").isEmpty();
    }

    @Test
    void theOldestMakesRoom() {
        for (int i = 0; i <= 20; i++) {
            new ShutRecord("k" + i, "p" + i, false).keep(session);
        }

        assertThat(ShutRecord.of(session, "k0")).isEmpty();
        assertThat(ShutRecord.of(session, "k1")).isPresent();
        assertThat(ShutRecord.of(session, "k20")).isPresent();
    }

    /** A session that has attributes and nothing else. */
    private static HttpSession session() {
        Map<String, Object> attributes = new HashMap<>();
        return (HttpSession) Proxy.newProxyInstance(
                HttpSession.class.getClassLoader(), new Class<?>[] {HttpSession.class}, (proxy, method, values) -> {
                    if (method.getName().equals("setAttribute")) {
                        return attributes.put(values[0].toString(), values[1]);
                    }
                    assertThat(method.getName()).isEqualTo("getAttribute");
                    return attributes.get(values[0].toString());
                });
    }
}
