// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.login;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where Keycloak lives and what its realm is made of.
 *
 * @param archive Keycloak's distribution
 * @param provider what it runs of ours
 * @param program folder for its unpacked files; its data is in there too
 * @param port TCP port on loopback
 * @param adminPassword password of Keycloak's administrator {@code admin}
 * @param portal the portal's address in browsers, without a slash at the end
 * @param places values for the realm template, besides the portal's address
 */
public record LoginSettings(
        Path archive,
        Path provider,
        Path program,
        int port,
        String adminPassword,
        URI portal,
        Map<String, String> places) {
    /** Name of the realm. */
    public static final String REALM = "consentry";

    public LoginSettings {
        places = Map.copyOf(places);
    }

    /** All values for the realm template. */
    public Map<String, String> allPlaces() {
        Map<String, String> all = new HashMap<>(places);
        all.put("portal-url", portal.toString());
        return all;
    }

    /** The issuer of all tokens. */
    public URI issuer() {
        return URI.create("http://localhost:" + port + "/realms/" + REALM);
    }

    @Override
    public String toString() {
        return "LoginSettings[" + issuer() + "]";
    }
}
