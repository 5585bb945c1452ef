// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Random;
import org.consentry.portal.config.PortalConfig;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes the things every part shares: the settings, the clock, and randomness. */
public class PortalWiring {

    @Produces
    @Singleton
    PortalConfig config() {
        var config = ConfigProvider.getConfig();
        return PortalConfig.read(key -> config.getOptionalValue(key, String.class));
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Random random() {
        return new SecureRandom();
    }
}
