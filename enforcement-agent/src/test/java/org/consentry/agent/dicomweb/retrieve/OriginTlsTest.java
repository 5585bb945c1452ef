// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.ANY;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.STUDY;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.image;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.consentry.agent.dicom.peer.Authority;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.store.Requests;
import org.consentry.agent.dicomweb.transit.PeerHttp;
import org.consentry.agent.dicomweb.transit.SecureService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive is trusted as recipients are, and is not asked before. */
class OriginTlsTest {
    @TempDir
    Path temp;

    private final AtomicInteger asked = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private Authority known;

    @SuppressWarnings("NullAway.Init")
    private PeerHttp http;

    @BeforeEach
    void makeKeys() {
        known = Authority.in(temp, "known");
        http = SecureService.trusting(known);
    }

    @Test
    void anArchiveOfAKnownAuthorityIsAsked() throws IOException {
        known.issue("archive");

        assertThat(bytes(known, "archive")).isEqualTo(Requests.body(image(1)));
        assertThat(asked).hasValue(1);
    }

    @Test
    void anArchiveOfAnotherAuthorityIsNotAsked() {
        Authority other = Authority.in(temp, "other");
        other.issue("archive");

        assertUntrusted(other, "archive", "certificate of an unknown authority");
    }

    @Test
    void anArchiveWithTheCertificateOfAnotherHostIsNotAsked() {
        known.issue("elsewhere", "-ext", "san=dns:elsewhere.example", "-keyalg", "EC", "-validity", "20");

        assertUntrusted(known, "elsewhere", "certificate of another host");
    }

    private void assertUntrusted(Authority authority, String name, String why) {
        assertThatThrownBy(() -> bytes(authority, name))
                .isInstanceOfSatisfying(
                        RefusedBodyException.class, e -> assertThat(e.status()).isEqualTo(502))
                .hasMessage("the archive is not trusted: " + why);
        assertThat(asked).hasValue(0);
    }

    private byte[] bytes(Authority authority, String name) throws IOException {
        try (SecureService archive = new SecureService(authority, name, exchange -> {
                    asked.incrementAndGet();
                    try (exchange) {
                        Origin.send(exchange, 200, Origin.RELATED, Requests.body(image(1)));
                    }
                });
                OriginAnswer answer = client(archive.port()).ask(new ObjectForm(ANY).question(STUDY));
                InputStream body = answer.body()) {
            return body.readAllBytes();
        }
    }

    private OriginClient client(int port) {
        return new OriginClient(http, URI.create("https://127.0.0.1:" + port + Origin.SERVICE), FetchWorld.PATIENCE);
    }
}
