// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.transit;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.consentry.agent.dicom.RecipientSecurity;

/**
 * Speaks HTTP with services, by TLS with the keys and authorities in force at that moment. Follows no redirect and uses
 * no proxy. Safe for every thread.
 *
 * @param security who may be spoken to in the clear
 * @param keys what is shown and who is trusted, as of now
 * @param profile versions and suites
 */
public record PeerHttp(RecipientSecurity security, Supplier<SSLContext> keys, SSLParameters profile) {
    /** Whether this host may be spoken to in the clear. */
    public boolean mayBePlain(String host) {
        return security.mayBePlain(host);
    }

    /**
     * A client for one request. A connection that is used again may be half closed, and an object would then count as
     * perhaps sent; and none outlives a change of the keys.
     *
     * @param connect how long is waited for a connection
     */
    public HttpClient client(Duration connect) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connect)
                .proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(keys.get())
                .sslParameters(profile)
                .build();
    }
}
