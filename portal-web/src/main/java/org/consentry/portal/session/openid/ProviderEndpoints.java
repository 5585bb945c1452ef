// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session.openid;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import org.consentry.portal.config.LoopbackOrTls;
import org.jspecify.annotations.Nullable;

/**
 * The provider's addresses, from its own description (OpenID Connect Discovery 1.0, section 3).
 *
 * @param logout where a refresh token ends its session from server to server
 */
record ProviderEndpoints(URI authorization, URI token, URI keys, URI logout) {

    /**
     * Reads the provider's document.
     *
     * @throws ParseException when something needed is missing or goes through the network in plain, or when it is the
     *     document of another issuer
     */
    static ProviderEndpoints parse(String document, String issuer) throws ParseException {
        Map<String, Object> members = JSONObjectUtils.parse(document);
        @Nullable String said = JSONObjectUtils.getString(members, "issuer");
        if (!issuer.equals(said)) {
            throw new ParseException("expected the configuration of " + issuer + ", found that of " + said, 0);
        }
        return new ProviderEndpoints(
                address(members, "authorization_endpoint"),
                address(members, "token_endpoint"),
                address(members, "jwks_uri"),
                address(members, "end_session_endpoint"));
    }

    private static URI address(Map<String, Object> members, String name) throws ParseException {
        @Nullable URI address = JSONObjectUtils.getURI(members, name);
        if (address == null) {
            throw new ParseException("expected " + name + " in the provider's configuration", 0);
        }
        if (!LoopbackOrTls.isSafe(address)) {
            throw new ParseException(
                    "expected " + LoopbackOrTls.EXPECTED + " as " + name + " in the provider's configuration, found "
                            + address,
                    0);
        }
        return address;
    }
}
