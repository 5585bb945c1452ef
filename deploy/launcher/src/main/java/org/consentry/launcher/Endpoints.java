// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import java.net.URI;

/**
 * Addresses that follow from the ports. Browser addresses use {@code localhost}, everything listens on loopback only.
 *
 * @param scheme of what main and agent offer to others
 */
public record Endpoints(Ports ports, String scheme) {
    /** The portal's home page, without a slash at the end. */
    public URI portal() {
        return URI.create(scheme + "://localhost:" + ports.portal());
    }

    /** The consent server. */
    public URI server() {
        return URI.create(portal() + "/fhir");
    }

    /** The consent server for agents and export systems, whom no number of slow visitors keeps waiting. */
    public URI systems() {
        return URI.create(scheme + "://localhost:" + ports.systems() + "/fhir");
    }

    /** The consent server's FHIR API for the portal's pages, which wait for it with all of the portal's threads. */
    public URI pages() {
        return URI.create("http://localhost:" + ports.pages() + "/fhir/r4");
    }

    /** The consent server's FHIR API. */
    public URI fhir() {
        return URI.create(server() + "/r4");
    }

    /** The agent's HTTP API. */
    public URI agent() {
        return URI.create(scheme + "://localhost:" + ports.agent());
    }

    /** Issuer of all tokens. */
    public URI issuer() {
        return URI.create("http://localhost:" + ports.login() + "/realms/consentry");
    }

    /** Where tokens are asked for. */
    public URI token() {
        return URI.create(issuer() + "/protocol/openid-connect/token");
    }

    /** The keys that tokens are signed with. */
    public URI keys() {
        return URI.create(issuer() + "/protocol/openid-connect/certs");
    }
}
