// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which addresses this server may call. Without an entry it calls none: a subscriber must not reach into the
 * hospital's network through this server.
 *
 * @param hosts entries such as {@code example.org} or {@code example.org:8443}, lower case
 * @param loopbackHttp whether plain http to this machine is allowed, for a demo or a test
 */
public record AllowedHosts(Set<String> hosts, boolean loopbackHttp) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST = 2000;

    public AllowedHosts {
        hosts = Set.copyOf(hosts);
    }

    /** What was expected in place of this address; empty if it may be called. */
    public Optional<String> objection(@Nullable String address) {
        URI uri = parsed(address);
        if (uri == null || uri.getHost() == null) {
            return Optional.of("an absolute https URL");
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean plain = "http".equals(uri.getScheme());
        if (!"https".equals(uri.getScheme()) && !plain) {
            return Optional.of("a URL with https");
        }
        if (plain && !(loopbackHttp && LOOPBACK.contains(host))) {
            return Optional.of("a URL with https");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("a URL without user and fragment");
        }
        if (hosts.isEmpty()) {
            return Optional.of("a host that the setting subscription-hosts names; it names none");
        }
        return hosts.contains(host) || hosts.contains(host + ":" + uri.getPort())
                ? Optional.empty()
                : Optional.of("a host that the setting subscription-hosts names");
    }

    private static @Nullable URI parsed(@Nullable String address) {
        if (address == null || address.length() > LONGEST) {
            return null;
        }
        try {
            return new URI(address);
        } catch (URISyntaxException broken) {
            return null;
        }
    }
}
