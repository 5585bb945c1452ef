// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;
import org.jspecify.annotations.Nullable;

/** Gives listeners the current pair, whatever key store Payara offers. */
final class PairKeyManagerFactory extends KeyManagerFactorySpi {
    private final CurrentPair current;

    PairKeyManagerFactory(CurrentPair current) {
        this.current = current;
    }

    @Override
    protected void engineInit(@Nullable KeyStore ignored, char @Nullable [] password) {
        // The pair comes from its files.
    }

    @Override
    protected void engineInit(ManagerFactoryParameters ignored) {
        // The pair comes from its files.
    }

    @Override
    protected KeyManager[] engineGetKeyManagers() {
        return new KeyManager[] {new PairKeyManager(current)};
    }
}
