// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.consentry.protocol.token.SafeAddress;
import org.consentry.server.access.limit.CallLimits;
import org.consentry.server.bulk.BulkConfig;
import org.consentry.server.feed.agent.AgentsConfig;
import org.consentry.server.imaging.FacilityConfig;
import org.consentry.server.mail.MailConfig;
import org.consentry.server.optout.RegistryConfig;
import org.consentry.server.regime.RegimeConfig;
import org.consentry.server.storage.database.DatabaseAddress;
import org.consentry.server.subscription.SubscriptionConfig;
import org.consentry.server.watch.WatchConfig;

/**
 * Settings of the consent server, all checked at once.
 *
 * @param oidcIssuer who signs the tokens (required)
 * @param facilityZone zone in which days begin and end; default America/New_York
 * @param patientIdAuthority system of the hospital's patient numbers; default urn:oid:2.999.1
 * @param fhirAddresses further addresses of the FHIR API, such as the one outside of a proxy, besides the one a request
 *     comes to; default none
 * @param subscriptions whom we may notify, and how stubbornly
 * @param bulk how long exports are kept
 * @param regimes which rules of law are in force
 * @param registries which registries outside are asked
 * @param facility whose scans these are
 * @param watch where heads of chains are noted, and when whole chains are checked
 * @param agents which agents may speak, until staff decide otherwise
 * @param calls how many calls one account may make in a minute
 * @param mail how notes by e-mail are sent
 * @param securityLog folder of the security log; blank for the log of the process, the default
 * @param leastRoom bytes that must be free where heads are noted; default 256 MB
 */
public record ServerSettings(
        URI oidcIssuer,
        ZoneId facilityZone,
        String patientIdAuthority,
        List<String> fhirAddresses,
        SubscriptionConfig subscriptions,
        BulkConfig bulk,
        RegimeConfig regimes,
        RegistryConfig registries,
        FacilityConfig facility,
        WatchConfig watch,
        AgentsConfig agents,
        CallLimits calls,
        MailConfig mail,
        String securityLog,
        long leastRoom) {
    private static final List<String> REQUIRED = List.of("db-url", "db-user", "db-password", "oidc-issuer");

    /**
     * Reads the settings.
     *
     * @param source value of a key, empty if it has none
     * @throws IllegalStateException naming every setting that is missing or wrong
     */
    public static ServerSettings read(Function<String, Optional<String>> source) {
        List<String> mistakes = new ArrayList<>();
        REQUIRED.stream()
                .filter(key ->
                        source.apply(key).filter(value -> !value.isBlank()).isEmpty())
                .forEach(key -> mistakes.add(key + " is missing"));
        String zone = source.apply("facility-zone").orElse("America/New_York");
        check(mistakes, "facility-zone", "a time zone such as America/New_York", zone, ServerSettings::isZone);
        String issuer = source.apply("oidc-issuer").orElse("");
        check(mistakes, "oidc-issuer", "an http or https URL", issuer, ServerSettings::isUrl);
        requireSafe(mistakes, "oidc-issuer", issuer);
        source.apply("oidc-jwks-url").ifPresent(keys -> requireSafe(mistakes, "oidc-jwks-url", keys));
        source.apply("db-url")
                .filter(url -> !url.isBlank())
                .flatMap(DatabaseAddress::problem)
                .ifPresent(problem -> mistakes.add("db-url: " + problem));
        String authority = source.apply("patient-id-authority").orElse("urn:oid:2.999.1");
        check(mistakes, "patient-id-authority", "a URI", authority, ServerSettings::isUri);
        List<String> addresses = List.of(
                        source.apply("fhir-addresses").orElse("").split("[,\\s]+"))
                .stream()
                .filter(address -> !address.isBlank())
                .toList();
        addresses.forEach(
                address -> check(mistakes, "fhir-addresses", "http or https URLs", address, ServerSettings::isUrl));
        SubscriptionConfig subscriptions = SubscriptionConfig.read(source, mistakes);
        BulkConfig bulk = BulkConfig.read(source, mistakes);
        RegimeConfig regimes = RegimeConfig.read(source, mistakes);
        RegistryConfig registries = RegistryConfig.read(source, mistakes);
        FacilityConfig facility = FacilityConfig.read(source, mistakes);
        WatchConfig watch = WatchConfig.read(source, mistakes);
        AgentsConfig agents = AgentsConfig.read(source, mistakes);
        CallLimits calls = CallLimits.read(source, mistakes);
        MailConfig mail = MailConfig.read(source, mistakes);
        String room = source.apply("least-room-megabytes")
                .filter(value -> !value.isBlank())
                .orElse("256");
        check(mistakes, "least-room-megabytes", "a number up to 999999", room, text -> text.matches("\\d{1,6}"));
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException("Settings: " + String.join("; ", mistakes));
        }
        return new ServerSettings(
                URI.create(issuer),
                ZoneId.of(zone),
                authority,
                addresses,
                subscriptions,
                bulk,
                regimes,
                registries,
                facility,
                watch,
                agents,
                calls,
                mail,
                source.apply("security-log-folder").orElse(""),
                Long.parseLong(room) << 20);
    }

    private static void check(
            List<String> mistakes, String key, String expected, String found, Function<String, Boolean> rule) {
        if (!found.isBlank() && !rule.apply(found)) {
            mistakes.add(key + ": expected " + expected + ", found \"" + found + "\"");
        }
    }

    private static void requireSafe(List<String> mistakes, String key, String found) {
        if (isUrl(found)) {
            check(mistakes, key, SafeAddress.EXPECTED, found, text -> SafeAddress.isSafe(URI.create(text)));
        }
    }

    private static boolean isZone(String text) {
        try {
            return !ZoneId.of(text).getId().isEmpty();
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static boolean isUrl(String text) {
        return isUri(text) && (text.startsWith("http://") || text.startsWith("https://"));
    }

    private static boolean isUri(String text) {
        try {
            return URI.create(text).isAbsolute();
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }
}
