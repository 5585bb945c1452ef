// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.consentry.protocol.Json;

/** Shows SMART apps, without a token, where to get one (SMART App Launch 2, conformance). */
@WebServlet(urlPatterns = "/r4/.well-known/smart-configuration")
public class SmartServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient ServerSettings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String issuer = settings.oidcIssuer().toString();
        String protocol = issuer + "/protocol/openid-connect";
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(Json.createObjectBuilder()
                        .add("issuer", issuer)
                        .add("jwks_uri", protocol + "/certs")
                        .add("authorization_endpoint", protocol + "/auth")
                        .add("token_endpoint", protocol + "/token")
                        .add("introspection_endpoint", protocol + "/token/introspect")
                        .add("revocation_endpoint", protocol + "/revoke")
                        .add("token_endpoint_auth_methods_supported", list("client_secret_basic", "private_key_jwt"))
                        .add("grant_types_supported", list("authorization_code", "client_credentials"))
                        .add("response_types_supported", list("code"))
                        .add("code_challenge_methods_supported", list("S256"))
                        .add("scopes_supported", list("openid", "patient/*.rs", "user/*.cruds", "system/*.cruds"))
                        .add(
                                "capabilities",
                                list(
                                        "client-public",
                                        "client-confidential-symmetric",
                                        "context-standalone-patient",
                                        "permission-patient",
                                        "permission-user",
                                        "permission-v2"))
                        .build()
                        .toString());
    }

    private static JsonArrayBuilder list(String... values) {
        return Json.createArrayBuilder(List.of(values));
    }
}
