// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenersTest {
    private static final String CONFIG = "set configs.config.server-config.network-config.protocols.protocol.";
    private static final String WITH_TLS = """
            create-ssl --type=http-listener --certname=s1as %1$s
            %2$s%1$s.http.server-header=false
            %2$s%1$s.ssl.key-algorithm=ConsentryKeys
            %2$s%1$s.security-enabled=true
            """;

    private static final String SAID = CONFIG + "pages.security-enabled=false\n";

    @TempDir
    Path folder;

    @Test
    void everyListenerThatOthersReachHasTls() throws IOException {
        Optional<Path> both = file(WITH_TLS.formatted("http-listener", CONFIG) + WITH_TLS.formatted("systems", CONFIG));
        Optional<Path> one = file(WITH_TLS.formatted("http-listener", CONFIG) + plain("systems", "127.0.0.1"));

        assertThatCode(() -> Listeners.require(true, both)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Listeners.require(true, one))
                .isInstanceOf(RefusedFileException.class)
                .hasMessageContaining("systems.security-enabled=true");
    }

    @Test
    void whatIsSaidToBePlainIsSoOnLoopbackOnly() throws IOException {
        Optional<Path> within = file(WITH_TLS.formatted("http-listener", CONFIG) + plain("pages", "127.0.0.1") + SAID);
        Optional<Path> open = file(WITH_TLS.formatted("http-listener", CONFIG) + plain("pages", "0.0.0.0") + SAID);

        assertThatCode(() -> Listeners.require(true, within)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Listeners.require(true, open))
                .isInstanceOf(RefusedFileException.class)
                .hasMessageContaining("pages.security-enabled=true");
    }

    private static String plain(String name, String address) {
        return CONFIG + name + ".http.server-header=false\n" + "create-network-listener --address=" + address
                + " --protocol=" + name + " --threadpool=" + name + "-pool --listenerport=8082 " + name + "\n";
    }

    private Optional<Path> file(String text) throws IOException {
        return Optional.of(Files.writeString(Files.createTempFile(folder, "main", ".preboot"), text));
    }
}
