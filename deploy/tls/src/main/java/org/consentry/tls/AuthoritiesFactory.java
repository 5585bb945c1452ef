// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.security.KeyStore;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;
import org.jspecify.annotations.Nullable;

/** Trusts the given authorities, whatever trust store is offered. */
final class AuthoritiesFactory extends TrustManagerFactorySpi {
    private final Authorities authorities;

    AuthoritiesFactory(Authorities authorities) {
        this.authorities = authorities;
    }

    @Override
    protected void engineInit(@Nullable KeyStore ignored) {
        // The authorities come from their file.
    }

    @Override
    protected void engineInit(ManagerFactoryParameters ignored) {
        // The authorities come from their file.
    }

    @Override
    protected TrustManager[] engineGetTrustManagers() {
        return authorities.factory().getTrustManagers();
    }
}
