// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.consentry.portal.PortalConfig;

/** Ends a person's session at the OpenID Connect provider, from server to server. */
@Singleton
public class ProviderClient {

    private static final System.Logger LOG = System.getLogger(ProviderClient.class.getName());
    private static final Duration WAIT = Duration.ofSeconds(3);

    private final PortalConfig config;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(WAIT).build();

    @Inject
    public ProviderClient(PortalConfig config) {
        this.config = config;
    }

    /** True when the provider says the session has ended. */
    boolean endSession(String refreshToken) {
        String form = "client_id=" + encode(config.clientId()) + "&client_secret=" + encode(config.clientSecret())
                + "&refresh_token=" + encode(refreshToken);
        var request = HttpRequest.newBuilder(URI.create(config.issuer() + "/protocol/openid-connect/logout"))
                .timeout(WAIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 300) {
                LOG.log(System.Logger.Level.WARNING, "The provider answered {0} to a logout", status);
            }
            return status < 300;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The provider could not be told of a logout", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
