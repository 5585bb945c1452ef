// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.consentry.portal.config.PortalConfig;
import org.jspecify.annotations.Nullable;

/**
 * Tells the FHIR server of an ended session, so that it refuses the session's tokens. It tries again for two minutes:
 * the server takes a logout token no longer than that.
 */
@Singleton
public class ServerNotice {

    private static final System.Logger LOG = System.getLogger(ServerNotice.class.getName());
    private static final Duration WAIT = Duration.ofSeconds(3);
    private static final int MOST_TRIES = 40;
    private static final int OK = 200;

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(WAIT)
            .build();

    @Inject
    public ServerNotice(PortalConfig config) {
        this.address = config.fhirUrl().resolve("session-ends");
    }

    /** Begins to tell, and does not wait. */
    void tell(String logoutToken) {
        tell(logoutToken, 1);
    }

    private void tell(String logoutToken, int attempt) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(WAIT)
                .header("Logout-Token", logoutToken)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        var _ = http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failure) -> after(logoutToken, attempt, answer, failure));
    }

    private void after(
            String logoutToken, int attempt, @Nullable HttpResponse<Void> answer, @Nullable Throwable failure) {
        if (answer != null && answer.statusCode() == OK) {
            return;
        }
        String found = answer == null ? String.valueOf(failure) : "status " + answer.statusCode();
        if (attempt == MOST_TRIES) {
            LOG.log(Level.ERROR, "The FHIR server was not told that a session has ended: {0}", found);
            return;
        }
        if (attempt == 1) {
            LOG.log(Level.WARNING, "The FHIR server could not be told that a session has ended: {0}", found);
        }
        CompletableFuture.delayedExecutor(WAIT.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> tell(logoutToken, attempt + 1));
    }
}
