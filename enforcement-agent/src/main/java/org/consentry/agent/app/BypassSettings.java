// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.bypass.Inside;
import org.consentry.agent.bypass.OrthancArchive;
import org.consentry.protocol.token.SafeAddress;

/**
 * Where the agent looks for what left past it.
 *
 * @param exports the REST API of the Orthanc whose list of exports is read, without a slash at the end; without one
 *     none is
 * @param login as whom; without a user as nobody
 * @param name of the archive, as staff read it; default {@code Archive}
 * @param inside places that are no way out: those inside the hospital, and agents
 * @param messages where audit messages are taken; empty if none are
 */
public record BypassSettings(
        Optional<URI> exports,
        Optional<OrthancArchive.Login> login,
        String name,
        Inside inside,
        Optional<InetSocketAddress> messages) {
    private static final String EXPORTS = "export-list";
    private static final String USER = "export-list-user";
    private static final String PASSWORD = "export-list-password";

    static BypassSettings read(SettingsReader from, Set<String> plainHosts, boolean tls) {
        Optional<URI> exports = from.optional(
                EXPORTS,
                "an address such as http://localhost:8042",
                text -> Optional.of(DicomwebSettings.address(text)),
                Optional.empty());
        exports.filter(address -> "http".equals(address.getScheme()))
                .map(address -> address.getHost().toLowerCase(Locale.ROOT))
                .filter(host -> !SafeAddress.isThisMachine(host) && !plainHosts.contains(host))
                .ifPresent(host -> from.refuse(
                        EXPORTS,
                        "https, or http to this machine or to what dicom-plain-hosts names",
                        "http to another machine"));
        Optional<String> user = from.optional(USER, "a user", Optional::of, Optional.empty());
        Optional<String> password = from.optional(PASSWORD, "a password", Optional::of, Optional.empty());
        if (user.isPresent() != password.isPresent()) {
            from.refuse(PASSWORD, "a password where there is a user, and no other", "one of them");
        }
        Optional<InetSocketAddress> messages = messages(from);
        if (!tls && messages.filter(at -> !at.getAddress().isLoopbackAddress()).isPresent()) {
            from.refuse("audit-messages-host", "this machine's own address, or dicom-tls-port", "another without TLS");
        }
        return new BypassSettings(
                exports,
                user.flatMap(name -> password.map(secret -> new OrthancArchive.Login(name, secret))),
                from.optional("export-list-name", "a name of at most 100 characters", BypassSettings::name, "Archive"),
                from.optional(
                        "export-list-inside",
                        "TITLE, HOST:PORT, TITLE@HOST, TITLE@HOST:PORT or @HOST, with commas between",
                        Inside::parsed,
                        Inside.NOTHING),
                messages);
    }

    private static Optional<InetSocketAddress> messages(SettingsReader from) {
        InetAddress host = from.optional(
                "audit-messages-host",
                "an address of this machine",
                BypassSettings::host,
                InetAddress.getLoopbackAddress());
        Optional<Integer> port =
                from.optional("audit-messages-port", "a port from 0 to 65535", BypassSettings::port, Optional.empty());
        return port.map(number -> new InetSocketAddress(host, number));
    }

    private static InetAddress host(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Integer> port(String text) {
        int port = Integer.parseInt(text);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("out of range");
        }
        return Optional.of(port);
    }

    private static String name(String text) {
        if (text.length() > 100 || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("too long");
        }
        return text;
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "BypassSettings[" + exports + "]";
    }
}
