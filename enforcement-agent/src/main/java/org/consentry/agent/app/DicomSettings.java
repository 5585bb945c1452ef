// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.agent.dicom.CallerPins;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Networks;
import org.consentry.agent.tls.CallerCertificates;
import org.consentry.agent.tls.TlsSources;
import org.consentry.protocol.token.SafeAddress;
import org.consentry.tls.PairFiles;

/**
 * Where the gateway listens and how it is protected.
 *
 * @param plain the listener in the clear; none with {@code dicom-port=none}
 * @param tls the listener by TLS; none without {@code dicom-tls-port}
 * @param callerKeys what the listener by TLS shows, and who signs the certificates of senders
 * @param callerCertificates whether senders must show one; default yes
 * @param pins which certificates may use which calling AE title; default any
 * @param recipientKeys what recipients are shown, and who signs their certificates
 * @param plainHosts hosts besides this machine to listen at, or to send to, in the clear
 * @param warmUp how long at most headers that nobody sent are cleaned before it listens, 0 to 60 s; default 2 s
 */
public record DicomSettings(
        Optional<Listener> plain,
        Optional<Listener> tls,
        TlsSources callerKeys,
        CallerCertificates callerCertificates,
        CallerPins pins,
        TlsSources recipientKeys,
        Set<String> plainHosts,
        Duration warmUp) {
    private static final String TITLES = "AE titles with commas between";
    private static final String ADDRESSES = "addresses and networks such as 10.1.0.0/16, with commas between";
    private static final Optional<Integer> NO_PORT = Optional.empty();
    private static final Optional<Integer> USUAL_PORT = Optional.of(11112);
    private static final int HIGHEST_PORT = 65_535;
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(1);

    /**
     * A place to listen at.
     *
     * @param port 0 for any
     * @param titles who may send; at least one
     * @param addresses from where
     */
    public record Listener(String host, int port, Set<AeTitle> titles, Networks addresses) {}

    static DicomSettings read(SettingsReader from) {
        Set<AeTitle> titles = from.required("calling-ae-titles", TITLES, DicomSettings::titles, Set.of());
        Networks addresses = from.optional("calling-addresses", ADDRESSES, Networks::parsed, Networks.ALL);
        DicomSettings settings = new DicomSettings(
                from.optional("dicom-port", "a port from 0 to 65535, or none", DicomSettings::port, USUAL_PORT)
                        .map(port -> new Listener(host(from, "dicom-host"), port, titles, addresses)),
                from.optional("dicom-tls-port", "a port from 0 to 65535, or none", DicomSettings::port, NO_PORT)
                        .map(port -> new Listener(
                                host(from, "dicom-tls-host"),
                                port,
                                from.optional("dicom-tls-calling-ae-titles", TITLES, DicomSettings::titles, titles),
                                from.optional("dicom-tls-calling-addresses", ADDRESSES, Networks::parsed, addresses))),
                new TlsSources(
                        pair(from, "dicom-tls").or(() -> pair(from, "tls")),
                        file(from, "dicom-tls-caller-authorities")),
                from.optional(
                        "dicom-tls-caller-certificates",
                        "required, optional or none",
                        text -> CallerCertificates.valueOf(text.toUpperCase(Locale.ROOT)),
                        CallerCertificates.REQUIRED),
                from.optional(
                        "dicom-tls-callers",
                        "TITLE=sha256:FINGERPRINT or TITLE=SUBJECT, with semicolons between",
                        CallerPins::parsed,
                        CallerPins.NONE),
                new TlsSources(
                        pair(from, "recipient-tls"),
                        file(from, "recipient-tls-authorities").or(() -> file(from, "tls-authorities"))),
                from.optional("dicom-plain-hosts", "hosts with commas between", DicomSettings::hosts, Set.of()),
                from.optional(
                        "dicom-warm-up", "a duration from PT0S to PT1M", DicomSettings::warmUp, Duration.ofSeconds(2)));
        settings.check(from);
        return settings;
    }

    private void check(SettingsReader from) {
        if (plain.isEmpty() && tls.isEmpty()) {
            from.refuse("dicom-port", "a port, or one in dicom-tls-port", "neither");
        }
        plain.map(Listener::host)
                .filter(host -> !SafeAddress.isThisMachine(host))
                .filter(host -> !plainHosts.contains(host.toLowerCase(Locale.ROOT)))
                .ifPresent(host -> from.refuse(
                        "dicom-host", "this machine (127.0.0.1), or what dicom-plain-hosts names", "another machine"));
        if (tls.isPresent() && callerKeys.own().isEmpty()) {
            from.refuse("dicom-tls-certificate", "a certificate for the listener by TLS", "none");
        }
        boolean asked = callerCertificates != CallerCertificates.NONE;
        if (tls.isPresent() && asked && callerKeys.authorities().isEmpty()) {
            from.refuse("dicom-tls-caller-authorities", "the authorities of senders' certificates", "none");
        }
        if (pins != CallerPins.NONE && (tls.isEmpty() || !asked)) {
            from.refuse("dicom-tls-callers", "a listener by TLS that asks for certificates", "none");
        }
    }

    private static Duration warmUp(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative() || duration.compareTo(LONGEST_WARM_UP) > 0) {
            throw new IllegalArgumentException("out of range");
        }
        return duration;
    }

    private static Optional<PairFiles> pair(SettingsReader from, String prefix) {
        Optional<Path> certificate = file(from, prefix + "-certificate");
        Optional<Path> key = file(from, prefix + "-key");
        if (certificate.isPresent() != key.isPresent()) {
            from.refuse(prefix + "-certificate", "it and " + prefix + "-key", "one of them");
        }
        return certificate.flatMap(shown -> key.map(secret -> new PairFiles(shown, secret)));
    }

    private static Optional<Path> file(SettingsReader from, String key) {
        return from.optional(key, "a PEM file", text -> Optional.of(Path.of(text)), Optional.empty());
    }

    private static String host(SettingsReader from, String key) {
        return from.optional(key, "an address", text -> text, "127.0.0.1");
    }

    private static Optional<Integer> port(String text) {
        if (text.equals("none")) {
            return NO_PORT;
        }
        int port = Integer.parseInt(text);
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("out of range");
        }
        return Optional.of(port);
    }

    private static Set<AeTitle> titles(String text) {
        Set<AeTitle> titles = each(text).map(AeTitle::new).collect(Collectors.toUnmodifiableSet());
        if (titles.isEmpty()) {
            throw new IllegalArgumentException("nobody");
        }
        return titles;
    }

    private static Set<String> hosts(String text) {
        return each(text).map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> each(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
    }
}
