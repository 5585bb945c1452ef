// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.security.Provider;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets JSSE find our key managers and trust managers by name. */
final class TlsProvider extends Provider {
    /** The name that {@code ssl.key-algorithm} of a listener gives. */
    static final String KEYS = "ConsentryKeys";
    /** The name that the security property {@code ssl.TrustManagerFactory.algorithm} gives. */
    static final String TRUST = "ConsentryTrust";

    private static final long serialVersionUID = 1L;

    TlsProvider() {
        super("Consentry", "1", "Certificates of listeners and authorities of clients, from PEM files");
    }

    void offer(CurrentPair current) {
        putService(new Made(this, "KeyManagerFactory", KEYS, () -> new PairKeyManagerFactory(current)));
    }

    void offer(Authorities authorities) {
        putService(new Made(this, "TrustManagerFactory", TRUST, () -> new AuthoritiesFactory(authorities)));
    }

    private static final class Made extends Service {
        private final Supplier<Object> maker;

        Made(Provider provider, String type, String algorithm, Supplier<Object> maker) {
            super(provider, type, algorithm, TlsProvider.class.getName(), List.of(), Map.of());
            this.maker = maker;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) {
            return maker.get();
        }
    }
}
