// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import org.consentry.server.subscription.SubscriptionConfig;
import org.eclipse.microprofile.config.Config;

/** Reads the settings when the application starts and stops the start if one is missing or wrong. */
@Singleton
public class StartCheck {
    private final ServerSettings settings;

    /** Reads and checks all settings. */
    @Inject
    public StartCheck(Config config) {
        this.settings = ServerSettings.read(key -> config.getOptionalValue(key, String.class));
    }

    /** Makes the container create this bean at start. */
    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        System.getLogger(StartCheck.class.getName())
                .log(System.Logger.Level.INFO, "Consent server starts, days are those of {0}", settings.facilityZone());
    }

    /** The settings. */
    @Produces
    @Singleton
    public ServerSettings settings() {
        return settings;
    }

    /** Settings of subscriptions. */
    @Produces
    @Singleton
    public SubscriptionConfig subscriptions() {
        return settings.subscriptions();
    }

    /** The zone in which the hospital's days begin and end. */
    @Produces
    @Singleton
    public ZoneId facilityZone() {
        return settings.facilityZone();
    }
}
