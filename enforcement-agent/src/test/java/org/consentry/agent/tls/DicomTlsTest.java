// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.SSLEngine;
import org.consentry.agent.dicom.peer.Authority;
import org.consentry.tls.PairFiles;
import org.consentry.tls.RefusedFileException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomTlsTest {
    @TempDir
    Path folder;

    private Authority authority;
    private PairFiles first;
    private DicomTls tls;

    @BeforeEach
    void make() {
        authority = Authority.in(folder, "hospital");
        first = authority.issue("first");
        tls = DicomTls.of("test", authority.trusting(first), InstantSource.system());
    }

    @Test
    void onlyTodaysVersionsAndSealedSuitesAreSpoken() {
        SSLEngine engine = tls.listener(CallerCertificates.REQUIRED);

        assertThat(engine.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
        assertThat(engine.getEnabledCipherSuites()).hasSize(6).allMatch(suite -> suite.contains("_GCM_"));
        assertThat(engine.getNeedClientAuth()).isTrue();
        assertThat(tls.recipient("ai.example", 2762).getSSLParameters().getEndpointIdentificationAlgorithm())
                .isEqualTo("HTTPS");
    }

    @Test
    void newFilesAreTakenOnceTwoLooksFoundThem() {
        long before = tls.secondsLeft(Instant.now());
        PairFiles second = authority.issue("second", "-keyalg", "EC", "-validity", "2");

        Authority.replace(second, first);

        assertThat(tls.doWork()).isZero();
        assertThat(tls.secondsLeft(Instant.now())).isGreaterThan(before - 100);
        assertThat(tls.doWork()).isOne();
        assertThat(tls.secondsLeft(Instant.now())).isLessThan(before - 100).isPositive();
        assertThat(tls.refused()).isZero();
    }

    @Test
    void brokenFilesAreRefusedAndThoseBeforeStay() throws Exception {
        long before = tls.secondsLeft(Instant.now());

        Files.writeString(authority.pem(), "nothing");
        tls.doWork();
        tls.doWork();

        assertThat(tls.refused()).isOne();
        assertThat(tls.secondsLeft(Instant.now())).isGreaterThan(before - 100);
        assertThat(tls.listener(CallerCertificates.NONE)).isNotNull();
    }

    @Test
    void aStartWithABrokenFileFails() throws Exception {
        TlsSources sources = authority.trusting(first);
        Files.writeString(first.key(), "nothing");

        assertThatThrownBy(() -> DicomTls.of("test", sources, InstantSource.system()))
                .isInstanceOf(RefusedFileException.class)
                .hasMessageContaining("first-key.pem")
                .hasMessageContaining("BEGIN PRIVATE KEY");
    }

    @Test
    void aSideThatShowsNothingHasNoEnd() {
        DicomTls bare = DicomTls.of("test", TlsSources.NONE, InstantSource.system());

        assertThat(bare.secondsLeft(Instant.now())).isEqualTo(-1);
        assertThat(bare.doWork()).isZero();
    }
}
