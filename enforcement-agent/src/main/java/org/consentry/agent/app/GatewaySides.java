// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.agent.dicom.Entrance;
import org.consentry.agent.dicom.GatewayConfig;
import org.consentry.agent.dicom.RecipientSecurity;
import org.consentry.agent.dicom.dimse.ListenerConfig;
import org.consentry.agent.dicom.dimse.Timeouts;
import org.consentry.agent.tls.DicomTls;

/**
 * The gateway's two sides, made of the settings.
 *
 * @param callers TLS of the listener; empty if there is none
 * @param recipients TLS towards recipients
 */
record GatewaySides(Optional<DicomTls> callers, DicomTls recipients) {
    /** Between two looks at the files. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** Reads the files; one that is not as it must be refuses the start. */
    static GatewaySides of(DicomSettings settings, InstantSource clock) {
        return new GatewaySides(
                settings.tls().map(listener -> DicomTls.of("senders", settings.callerKeys(), clock)),
                DicomTls.of("recipients", settings.recipientKeys(), clock));
    }

    /** Takes new files. */
    int doWork() {
        return Stream.concat(callers.stream(), Stream.of(recipients))
                .mapToInt(DicomTls::doWork)
                .sum();
    }

    GatewayConfig config(AgentSettings settings) {
        DicomSettings dicom = settings.dicom();
        Stream<Entrance> plain = dicom.plain().map(GatewaySides::entrance).stream();
        Stream<Entrance> tls = callers
                .flatMap(keys -> dicom.tls()
                        .map(GatewaySides::entrance)
                        .map(entrance -> new Entrance(
                                entrance.address(),
                                entrance.senders(),
                                entrance.listener().by(() -> keys.listener(dicom.callerCertificates())))))
                .stream();
        return new GatewayConfig(
                Stream.concat(plain, tls).toList(),
                dicom.pins(),
                GatewayConfig.DEFAULT_TITLE,
                settings.habits(),
                new RecipientSecurity(Timeouts.STANDARD, recipients::recipient, dicom.plainHosts()));
    }

    private static Entrance entrance(DicomSettings.Listener listener) {
        return new Entrance(
                new InetSocketAddress(listener.host(), listener.port()),
                listener.titles(),
                ListenerConfig.STANDARD.from(listener.addresses()));
    }
}
