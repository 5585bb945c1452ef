// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListenerCertificateTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void plainListenersHaveNone() {
        ListenerCertificate none = new ListenerCertificate(Map.<String, String>of()::get);

        assertThat(none.secondsLeft(NOON)).isEqualTo(-1);
        assertThat(none.refused()).isZero();
    }

    @Test
    void itsEndAndARefusalAreKnown() {
        ListenerCertificate certificate = new ListenerCertificate(
                Map.of("consentry.tls.ends", "2026-11-29T12:01:00Z", "consentry.tls.refused", "chain.pem: ...")::get);

        assertThat(certificate.secondsLeft(NOON)).isEqualTo(60);
        assertThat(certificate.secondsLeft(NOON.plusSeconds(61))).isZero();
        assertThat(certificate.refused()).isEqualTo(1);
    }
}
