// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Settings of the portal, read once at start. {@code oidc-issuer}, {@code oidc-client-secret}, {@code portal-url} and
 * {@code fhir-url} are required; the others have defaults.
 *
 * @param issuer OpenID Connect issuer, without a slash at the end
 * @param portalUrl the portal's address in browsers, without a slash at the end
 * @param fhirUrl base of the FHIR API, without a slash at the end
 * @param returnAddress lines of the hospital's postal address, printed on letters; empty to print its name alone
 * @param zone the hospital's time zone; every date on a page is in it
 * @param listStarts first day that "who got my scans" covers
 * @param recordNumberPrefix what every record number of the hospital begins with, such as {@code MRN-}; staff need not
 *     type it; empty if there is none
 * @param reviewedLanguages languages whose texts a qualified person has reviewed; the pages of the others say that they
 *     are drafts
 * @param hstsSubdomains whether browsers are told that other hosts below the portal's speak TLS only as well
 * @param formsAMinute how many forms one signed-in person may send in a minute
 * @param securityLog folder of the security log; empty for the log of the process
 * @param sourceFolder for development: the folder {@code portal-web} of a checkout, from which templates, wording and
 *     static files are read anew for each page; empty to read the WAR's own once. Only where {@code portal-url} is an
 *     address of this machine.
 * @param accountPage address of the page where patients change their sign-in, such as {@code ISSUER/account} of
 *     Keycloak; empty if there is none
 * @param metricsToken the token that a reader of metrics and of health in full must present; empty if nobody may
 */
public record PortalConfig(
        String issuer,
        String clientId,
        String clientSecret,
        URI portalUrl,
        URI fhirUrl,
        String hospitalName,
        String helpPhone,
        List<String> returnAddress,
        ZoneId zone,
        LocalDate listStarts,
        String recordNumberPrefix,
        Set<String> reviewedLanguages,
        String rightsPlace,
        boolean hstsSubdomains,
        int formsAMinute,
        String securityLog,
        Optional<Path> sourceFolder,
        String accountPage,
        String metricsToken) {

    /** Places whose laws the portal knows, the one that is meant by default first. */
    public static final List<String> PLACES = List.of("US", "US-CA", "US-WA", "EU", "UK-ENGLAND");

    private static final int LEAST_TOKEN = 32;

    /** Reads all settings and reports every mistake at once. */
    public static PortalConfig read(Function<String, Optional<String>> settings) {
        var reader = new Reader(settings);
        var config = new PortalConfig(
                reader.safeUrl("oidc-issuer").toString(),
                reader.text("oidc-client-id", "portal"),
                reader.required("oidc-client-secret"),
                reader.url("portal-url"),
                reader.safeUrl("fhir-url"),
                reader.text("hospital-name", "Example Hospital"),
                reader.text("help-phone", "555-0100"),
                reader.lines("return-address"),
                reader.zone("facility-zone", "America/New_York"),
                reader.date("list-starts", "2024-01-01"),
                reader.text("record-number-prefix", ""),
                reader.languages("reviewed-languages", "en"),
                reader.oneOf("rights-place", PLACES),
                reader.yes("hsts-subdomains"),
                reader.count("forms-a-minute", "120"),
                reader.text("security-log-folder", ""),
                reader.source("source-folder"),
                reader.page("account-page"),
                reader.token("metrics-token"));
        if (config.sourceFolder().isPresent() && !LoopbackOrTls.isThisMachine(config.portalUrl())) {
            reader.mistakes.add("source-folder is for development: expected a portal-url of this machine");
        }
        if (!reader.mistakes.isEmpty()) {
            throw new IllegalStateException("Settings of the portal: " + String.join("; ", reader.mistakes));
        }
        return config;
    }

    /** Whether browsers reach the portal over TLS. Then cookies are Secure and HSTS is sent. */
    public boolean https() {
        return "https".equals(portalUrl.getScheme());
    }

    /** Leaves out the client secret. */
    @Override
    public String toString() {
        return "PortalConfig[issuer=" + issuer + ", portalUrl=" + portalUrl + ", fhirUrl=" + fhirUrl + ", zone=" + zone
                + "]";
    }

    private static final class Reader {

        private final Function<String, Optional<String>> settings;
        private final List<String> mistakes = new ArrayList<>();

        Reader(Function<String, Optional<String>> settings) {
            this.settings = settings;
        }

        String text(String key, String byDefault) {
            return settings.apply(key)
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .orElse(byDefault);
        }

        Set<String> languages(String key, String byDefault) {
            List<String> named = List.of(text(key, byDefault).split(" *, *", -1));
            if (!named.stream().allMatch(name -> name.matches("[a-z]{2}(-[A-Z][a-z]{3})?"))) {
                mistakes.add(key + " must be languages such as en,es");
            }
            return Set.copyOf(named);
        }

        /** One of these; the first one by default. */
        String oneOf(String key, List<String> values) {
            String value = text(key, values.get(0));
            if (!values.contains(value)) {
                mistakes.add(key + " must be one of " + String.join(", ", values));
            }
            return value;
        }

        /** Lines are divided by semicolons. */
        List<String> lines(String key) {
            return Stream.of(text(key, "").split(";", -1))
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }

        String required(String key) {
            String value = text(key, "");
            if (value.isEmpty()) {
                mistakes.add(key + " is missing");
            }
            return value;
        }

        boolean yes(String key) {
            String value = text(key, "false");
            if (!List.of("true", "false").contains(value)) {
                mistakes.add(key + " must be true or false");
            }
            return "true".equals(value);
        }

        int count(String key, String byDefault) {
            String value = text(key, byDefault);
            if (!value.matches("[1-9][0-9]{0,5}")) {
                mistakes.add(key + " must be a number from 1 to 999999");
                return 1;
            }
            return Integer.parseInt(value);
        }

        String token(String key) {
            String value = text(key, "");
            if (!value.isEmpty() && value.length() < LEAST_TOKEN) {
                mistakes.add(key + " must have at least " + LEAST_TOKEN + " characters");
            }
            return value;
        }

        Optional<Path> source(String key) {
            String value = text(key, "");
            if (value.isEmpty()) {
                return Optional.empty();
            }
            Path folder = Path.of(value);
            if (!Files.isDirectory(folder.resolve("src/main/webapp/WEB-INF/views"))) {
                mistakes.add(key + " must be the folder portal-web of a checkout");
            }
            return Optional.of(folder);
        }

        URI url(String key) {
            String value = required(key);
            try {
                URI uri = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
                if (!value.isEmpty()
                        && (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme()))) {
                    mistakes.add(key + " must be an http or https URL");
                }
                return uri;
            } catch (IllegalArgumentException e) {
                mistakes.add(key + " must be an http or https URL");
                return URI.create("");
            }
        }

        /** The address of a page elsewhere; may be missing. */
        String page(String key) {
            String value = text(key, "");
            return value.isEmpty() ? value : safeUrl(key).toString();
        }

        URI safeUrl(String key) {
            URI uri = url(key);
            if ("http".equals(uri.getScheme()) && uri.getHost() != null && !LoopbackOrTls.isSafe(uri)) {
                mistakes.add(key + ": expected " + LoopbackOrTls.EXPECTED + ", found " + uri);
            }
            return uri;
        }

        LocalDate date(String key, String byDefault) {
            try {
                return LocalDate.parse(text(key, byDefault));
            } catch (DateTimeException e) {
                mistakes.add(key + " must be a date such as 2024-01-01");
                return LocalDate.parse(byDefault);
            }
        }

        ZoneId zone(String key, String byDefault) {
            try {
                return ZoneId.of(text(key, byDefault));
            } catch (DateTimeException e) {
                mistakes.add(key + " must be a time zone such as America/New_York");
                return ZoneId.of(byDefault);
            }
        }
    }
}
