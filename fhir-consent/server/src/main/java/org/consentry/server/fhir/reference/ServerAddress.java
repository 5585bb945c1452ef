// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.reference;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The addresses of this FHIR server: the one a request came to, and those of the setting {@code fhir-addresses}. @param
 * known addresses of the setting
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
     * One address of a server. Servers do not differ by http or https, nor by a default port.
     *
     * @param host with the port, unless it is the scheme's default; in lower case
     * @param path what follows, up to the end
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
