// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents the current pair in each new handshake, whatever the alias. JSSE asks for the key and then, in the same
 * thread, for the certificates; both answers are of one pair even if another becomes current between them.
 */
final class PairKeyManager extends X509ExtendedKeyManager {
    private static final String ALIAS = "consentry";

    private final CurrentPair current;

    @SuppressWarnings("ThreadLocalUsage") // One key manager for each listener, as long as the process lives.
    private final ThreadLocal<Pair> asked = new ThreadLocal<>();

    PairKeyManager(CurrentPair current) {
        this.current = current;
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        Pair pair = current.pair();
        asked.set(pair);
        return pair.key();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        Pair pair = Optional.ofNullable(asked.get()).orElseGet(current::pair);
        asked.remove();
        return pair.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return ALIAS;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return ALIAS;
    }

    /** None: the key is for listeners. */
    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    /** None: the key is for listeners. */
    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
