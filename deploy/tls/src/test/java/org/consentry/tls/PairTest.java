// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pairs a listener takes. What is refused is named by file, expectation and finding. */
class PairTest {
    private final Instant now = InstantSource.system().instant();

    @TempDir
    Path folder;

    private PairFiles files = new PairFiles(Path.of(""), Path.of(""));

    @BeforeEach
    void name() {
        files = new PairFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
    }

    @ParameterizedTest
    @CsvSource({"EC, -groupname, secp256r1", "EC, -groupname, secp384r1", "RSA, -keysize, 3072"})
    void certificateAndKeyThatBelongTogetherAreTaken(String algorithm, String option, String size) throws Exception {
        MadePair made = MadePair.of(folder, "good", "-keyalg", algorithm, option, size, "-validity", "30");
        write(made, made);

        Pair pair = Pair.of(files, files.text(), now);

        assertThat(pair.serial()).isEqualTo(made.serial());
        assertThat(pair.ends()).isAfter(now.plus(Duration.ofDays(28)));
    }

    @Test
    void theKeyOfAnotherCertificateIsRefused() throws Exception {
        write(MadePair.of(folder, "one"), MadePair.of(folder, "two"));

        assertRefused(files.key() + ": expected the key of " + files.certificate() + ", found the key of another");
    }

    @Test
    void aKeyOfAnotherKindIsRefused() throws Exception {
        write(MadePair.of(folder, "one"), MadePair.of(folder, "two", "-keyalg", "RSA", "-keysize", "3072"));

        assertRefused("found the key of another");
    }

    @Test
    void whatHasEndedIsRefused() throws Exception {
        MadePair made = MadePair.expired(folder, "old");
        write(made, made);

        assertRefused(files.certificate() + ": expected a certificate in force, found serial number " + made.serial());
    }

    @Test
    void whatHasNotBegunIsRefused() throws Exception {
        MadePair made = MadePair.of(
                folder, "new", "-keyalg", "EC", "-groupname", "secp256r1", "-startdate", "+5d", "-validity", "9");
        write(made, made);

        assertRefused("expected a certificate in force");
    }

    @Test
    void aWeakKeyIsRefused() throws Exception {
        MadePair made = MadePair.of(folder, "weak", "-keyalg", "RSA", "-keysize", "1024", "-validity", "30");
        write(made, made);

        assertRefused("RSA key of 2048 or more");
    }

    @Test
    void aChainInTheWrongOrderIsRefused() throws Exception {
        MadePair made = MadePair.of(folder, "one");
        write(made, made);
        Files.writeString(
                files.certificate(),
                made.certificateText() + MadePair.of(folder, "two").certificateText());

        assertRefused("expected each certificate to be signed by the next one");
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        MadePair.of(folder, "one").writeKey(files.key());

        assertRefused(files.certificate() + ": expected a file that this account may read, found NoSuchFileException");
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws Exception {
        MadePair made = MadePair.of(folder, "one");
        write(made, made);
        Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r-----"));

        assertRefused(files.key() + ": expected a key file that only its owner may read (chmod 600)");
    }

    @ParameterizedTest
    @CsvSource({
        "EC PRIVATE KEY, found BEGIN EC PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY, found BEGIN ENCRYPTED PRIVATE KEY",
        "NOTHING, 'expected BEGIN PRIVATE KEY, found none'",
        "PRIVATE KEY, 'expected an EC or RSA key in PKCS#8, found something else'"
    })
    void aKeyOfAnotherFormIsRefusedAndNotShown(String label, String reason) throws Exception {
        MadePair made = MadePair.of(folder, "one");
        write(made, made);
        Files.writeString(files.key(), "-----BEGIN " + label + "-----\nc2VjcmV0\n-----END " + label + "-----\n");

        assertThatThrownBy(() -> Pair.of(files, files.text(), now))
                .hasMessageContaining(reason)
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void aCertificateThatIsNoneIsRefused() throws Exception {
        MadePair made = MadePair.of(folder, "one");
        write(made, made);
        Files.writeString(files.certificate(), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        assertRefused("expected X.509 certificates, found one that cannot be read");
    }

    @Test
    void nothingOfAKeyIsPrinted() throws Exception {
        MadePair made = MadePair.of(folder, "one");
        write(made, made);

        assertThat(files.text()).hasToString("PairText[***]");
        assertThat(Pair.of(files, files.text(), now)).hasToString("Pair[" + made.serial() + "]");
    }

    private void write(MadePair certificate, MadePair key) throws Exception {
        certificate.writeCertificate(files.certificate());
        key.writeKey(files.key());
    }

    private void assertRefused(String reason) throws IOException {
        assertThatThrownBy(() -> Pair.of(files, files.text(), now))
                .isInstanceOf(RefusedFileException.class)
                .hasMessageContaining(reason);
    }
}
