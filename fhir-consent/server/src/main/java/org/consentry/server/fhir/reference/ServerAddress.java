// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.reference;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The addresses under which this FHIR server is known: the one a request came to, and those of the setting
 * {@code fhir-addresses}.
 *
 * @param known addresses of the setting
 */
public record ServerAddress(List<String> known) {
    /** Copies the list. */
    public ServerAddress {
        known = List.copyOf(known);
    }

    /** Reads references of this request. */
    public Here of(RequestDetails request) {
        return at(request.getFhirServerBase());
    }

    /** Reads references of a request that came to this address. */
    public Here at(String base) {
        List<String> all = new ArrayList<>(known);
        all.add(base);
        return new Here(
                all.stream().map(url -> Address.of(url.replaceFirst("/+$", ""))).toList());
    }

    /**
     * One address of a server. Neither http nor https nor a port that goes without saying makes another server of it.
     *
     * @param host with the port, unless it is the scheme's own; in lower case
     * @param path what follows, with whatever is behind it
     */
    record Address(String host, String path) {
        private static final String SEPARATOR = "://";

        static Address of(String url) {
            int begin = url.indexOf(SEPARATOR) + SEPARATOR.length();
            int slash = url.indexOf('/', begin);
            String host = url.substring(begin, slash < 0 ? url.length() : slash).toLowerCase(Locale.ROOT);
            String usual = url.toLowerCase(Locale.ROOT).startsWith("https") ? ":443" : ":80";
            String path = slash < 0 ? "" : url.substring(slash);
            return new Address(host.endsWith(usual) ? host.substring(0, host.length() - usual.length()) : host, path);
        }
    }
}
