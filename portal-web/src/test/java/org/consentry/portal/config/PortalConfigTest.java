// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalConfigTest {

    private static final Map<String, String> GOOD = Map.of(
            "oidc-issuer", "http://localhost:8180/realms/consentry",
            "oidc-client-secret", "secret",
            "portal-url", "http://localhost:8080/",
            "fhir-url", "http://localhost:8080/fhir/r4");

    @Test
    void whatIsNotSetHasTheDefaultsOfTheDemo() {
        PortalConfig config = PortalConfig.read(key -> Optional.ofNullable(GOOD.get(key)));

        assertThat(config.portalUrl()).hasToString("http://localhost:8080");
        assertThat(config.clientId()).isEqualTo("portal");
        assertThat(config.hospitalName()).isEqualTo("Example Hospital");
        assertThat(config.zone()).hasToString("America/New_York");
        assertThat(config.https()).isFalse();
        assertThat(config.hstsSubdomains()).isFalse();
        assertThat(config.formsAMinute()).isEqualTo(120);
    }

    // Other hosts of the hospital may have no TLS yet, and browsers would keep away from them for a year.
    @Test
    void otherHostsAreSpokenForOnlyIfTold() {
        var told = new HashMap<>(GOOD);
        told.put("hsts-subdomains", "true");

        assertThat(PortalConfig.read(key -> Optional.ofNullable(told.get(key))).hstsSubdomains())
                .isTrue();
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        var bad = new HashMap<>(GOOD);
        bad.remove("oidc-client-secret");
        bad.put("fhir-url", "ftp://files");
        bad.put("facility-zone", "Atlantis");
        bad.put("list-starts", "yesterday");
        bad.put("reviewed-languages", "en;es");
        bad.put("rights-place", "Atlantis");
        bad.put("hsts-subdomains", "perhaps");
        bad.put("forms-a-minute", "0");

        assertThatThrownBy(() -> PortalConfig.read(key -> Optional.ofNullable(bad.get(key))))
                .hasMessageContainingAll(
                        "oidc-client-secret",
                        "fhir-url",
                        "facility-zone",
                        "list-starts",
                        "reviewed-languages",
                        "rights-place must be one of US, US-CA",
                        "hsts-subdomains",
                        "forms-a-minute");
    }

    // A patient's token and choices went through the network in plain, and nothing refused it.
    @ParameterizedTest
    @CsvSource({
        "oidc-issuer, http://login.example/realms/consentry",
        "oidc-issuer, http://localhost.example/realms/consentry",
        "fhir-url, http://10.1.2.3:8082/fhir/r4"
    })
    void plainAddressesOfOtherMachinesAreRefused(String key, String plain) {
        var bad = new HashMap<>(GOOD);
        bad.put(key, plain);

        assertThatThrownBy(() -> PortalConfig.read(key1 -> Optional.ofNullable(bad.get(key1))))
                .hasMessageContainingAll(key + ": expected https", "found " + plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://fhir.example/fhir/r4", "http://127.0.0.1:8082/fhir/r4", "http://[::1]/fhir/r4"})
    void addressesThatAreSealedOrStayHereAreTaken(String address) {
        var good = new HashMap<>(GOOD);
        good.put("fhir-url", address);

        assertThat(PortalConfig.read(key -> Optional.ofNullable(good.get(key))).fhirUrl())
                .hasToString(address);
    }

    @Test
    void theClientSecretIsNotPrinted() {
        PortalConfig config = PortalConfig.read(key -> Optional.ofNullable(GOOD.get(key)));

        assertThat(config.toString()).doesNotContain("secret");
    }

    @Test
    void pagesAreReadFromTheSourceOnlyOnThisMachine() {
        var told = new HashMap<>(GOOD);
        told.put("source-folder", ".");
        assertThat(PortalConfig.read(key -> Optional.ofNullable(told.get(key))).sourceFolder())
                .isPresent();

        told.put("portal-url", "https://portal.example.org");
        assertThatThrownBy(() -> PortalConfig.read(key -> Optional.ofNullable(told.get(key))))
                .hasMessageContaining("source-folder is for development");

        told.put("source-folder", "src");
        assertThatThrownBy(() -> PortalConfig.read(key -> Optional.ofNullable(told.get(key))))
                .hasMessageContaining("must be the folder portal-web of a checkout");
    }
}
