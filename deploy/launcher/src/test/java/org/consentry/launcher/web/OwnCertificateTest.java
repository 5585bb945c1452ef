// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.consentry.tls.MadePair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCertificateTest {
    @TempDir
    private Path folder;

    @Test
    void theListenersCertificateIsTrustedAndNoOther() throws Exception {
        Path file = folder.resolve("chain.pem");
        MadePair own = MadePair.of(folder, "own");
        MadePair other = MadePair.of(folder, "other");
        own.writeCertificate(file);
        OwnCertificate trusted = new OwnCertificate(file);

        assertThatCode(() -> trusted.checkServerTrusted(shown(own), "EC")).doesNotThrowAnyException();
        assertThatThrownBy(() -> trusted.checkServerTrusted(shown(other), "EC"))
                .isInstanceOf(CertificateException.class)
                .hasMessage("expected the certificate of " + file + ", found another");
    }

    @Test
    void aReplacedCertificateIsTheOneThatCounts() throws Exception {
        Path file = folder.resolve("chain.pem");
        MadePair next = MadePair.of(folder, "next");
        MadePair.of(folder, "first").writeCertificate(file);
        OwnCertificate trusted = new OwnCertificate(file);
        next.writeCertificate(file);

        assertThatCode(() -> trusted.checkServerTrusted(shown(next), "EC")).doesNotThrowAnyException();
    }

    @Test
    void aMissingFileTrustsNobody() throws Exception {
        OwnCertificate trusted = new OwnCertificate(folder.resolve("missing.pem"));
        MadePair own = MadePair.of(folder, "own");

        assertThatThrownBy(() -> trusted.checkServerTrusted(shown(own), "EC"))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("missing.pem cannot be read");
    }

    private static X509Certificate[] shown(MadePair pair) throws Exception {
        return new X509Certificate[] {(X509Certificate) pair.store().getCertificate("one")};
    }
}
