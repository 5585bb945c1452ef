// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pair that handshakes get, while its files change. */
class CurrentPairTest {
    @TempDir
    Path folder;

    private PairFiles files = new PairFiles(Path.of(""), Path.of(""));

    @BeforeEach
    void name() throws Exception {
        files = new PairFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        write(MadePair.of(folder, "first"));
    }

    @Test
    void whatTwoLooksFoundIsTaken() throws Exception {
        CurrentPair current = current();
        MadePair second = MadePair.of(folder, "second");

        write(second);
        current.look();
        assertThat(current.pair().serial()).isNotEqualTo(second.serial());
        current.look();

        assertThat(current.pair().serial()).isEqualTo(second.serial());
        assertThat(System.getProperty(CurrentPair.ENDS))
                .isEqualTo(current.pair().ends().toString());
        assertThat(System.getProperty(CurrentPair.REFUSED)).isNull();
    }

    @Test
    void aPairHalfReplacedIsNotYetLookedAt() throws Exception {
        CurrentPair current = current();
        MadePair second = MadePair.of(folder, "second");

        second.writeCertificate(files.certificate());
        current.look();
        second.writeKey(files.key());
        current.look();
        assertThat(System.getProperty(CurrentPair.REFUSED)).isNull();
        current.look();

        assertThat(current.pair().serial()).isEqualTo(second.serial());
    }

    @Test
    void aBrokenOneIsRefusedAndTheOldOneStays() throws Exception {
        CurrentPair current = current();
        String before = current.pair().serial();

        Files.writeString(files.certificate(), "nothing");
        current.look();
        current.look();

        assertThat(current.pair().serial()).isEqualTo(before);
        assertThat(System.getProperty(CurrentPair.REFUSED))
                .isEqualTo(files.certificate() + ": expected BEGIN CERTIFICATE, found none");
    }

    @Test
    void filesThatAreGoneAreRefusedAndTheirReturnIsNot() throws Exception {
        CurrentPair current = current();
        MadePair second = MadePair.of(folder, "second");

        Files.delete(files.key());
        current.look();
        current.look();
        assertThat(System.getProperty(CurrentPair.REFUSED)).contains("key.pem", "NoSuchFileException");
        write(second);
        current.look();
        current.look();

        assertThat(current.pair().serial()).isEqualTo(second.serial());
        assertThat(System.getProperty(CurrentPair.REFUSED)).isNull();
    }

    @Test
    void theOldOnePutBackEndsTheRefusal() throws Exception {
        CurrentPair current = current();
        String good = Files.readString(files.certificate());

        Files.writeString(files.certificate(), "nothing");
        current.look();
        current.look();
        Files.writeString(files.certificate(), good);
        current.look();
        current.look();

        assertThat(System.getProperty(CurrentPair.REFUSED)).isNull();
    }

    @Test
    void aStartWithABrokenOneFails() throws Exception {
        Files.writeString(files.certificate(), "nothing");

        assertThatThrownBy(this::current).isInstanceOf(RefusedFileException.class);
    }

    @Test
    void oneHandshakeGetsKeyAndCertificateOfOnePair() throws Exception {
        CurrentPair current = current();
        String first = current.pair().serial();
        PairKeyManager keys = new PairKeyManager(current);
        MadePair second = MadePair.of(folder, "second");

        keys.getPrivateKey("s1as");
        write(second);
        current.look();
        current.look();

        assertThat(serial(keys)).isEqualTo(first);
        assertThat(serial(keys)).isEqualTo(second.serial());
    }

    private CurrentPair current() {
        return new CurrentPair(files, InstantSource.system());
    }

    private void write(MadePair made) throws Exception {
        made.writeCertificate(files.certificate());
        made.writeKey(files.key());
    }

    private static String serial(PairKeyManager keys) {
        X509Certificate[] chain = keys.getCertificateChain("s1as");
        return chain[0].getSerialNumber().toString(16);
    }
}
