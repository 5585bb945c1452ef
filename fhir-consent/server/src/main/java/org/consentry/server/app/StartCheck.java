// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneId;
import org.consentry.protocol.security.SecurityFile;
import org.consentry.server.access.limit.CallLimits;
import org.consentry.server.bulk.BulkConfig;
import org.consentry.server.feed.agent.AgentsConfig;
import org.consentry.server.fhir.reference.ServerAddress;
import org.consentry.server.imaging.FacilityConfig;
import org.consentry.server.mail.MailConfig;
import org.consentry.server.optout.RegistryConfig;
import org.consentry.server.regime.RegimeConfig;
import org.consentry.server.subscription.SubscriptionConfig;
import org.consentry.server.terminology.Terminology;
import org.consentry.server.watch.WatchConfig;
import org.eclipse.microprofile.config.Config;

/** Reads the settings when the application starts and stops the start if one is missing or wrong. */
@Singleton
public class StartCheck {
    private final ServerSettings settings;
    private final Terminology terminology;

    /** Reads and checks all settings, and that the terminology has what decisions are about. */
    @Inject
    public StartCheck(Config config) {
        this.settings = ServerSettings.read(key -> config.getOptionalValue(key, String.class));
        this.terminology = Terminology.shipped().requirePurposes();
    }

    /** Makes the container create this bean at start. */
    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        System.getLogger(StartCheck.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "Consent server starts, days are those of {0}, codes those of {1}",
                        settings.facilityZone(),
                        terminology.edition());
    }

    /** The settings. */
    @Produces
    @Singleton
    public ServerSettings settings() {
        return settings;
    }

    /** The addresses that are ours. */
    @Produces
    @Singleton
    public ServerAddress addresses() {
        return new ServerAddress(settings.fhirAddresses());
    }

    /** Settings of subscriptions. */
    @Produces
    @Singleton
    public SubscriptionConfig subscriptions() {
        return settings.subscriptions();
    }

    /** Settings of bulk exports. */
    @Produces
    @Singleton
    public BulkConfig bulk() {
        return settings.bulk();
    }

    /** Which rules of law are in force. */
    @Produces
    @Singleton
    public RegimeConfig regimes() {
        return settings.regimes();
    }

    /** Which registries outside are asked. */
    @Produces
    @Singleton
    public RegistryConfig registries() {
        return settings.registries();
    }

    /** Whose scans these are. */
    @Produces
    @Singleton
    public FacilityConfig facility() {
        return settings.facility();
    }

    /** Where heads of chains are noted, and when whole chains are checked. */
    @Produces
    @Singleton
    public WatchConfig watch() {
        return settings.watch();
    }

    /** Which agents the settings put on the register. */
    @Produces
    @Singleton
    public AgentsConfig agents() {
        return settings.agents();
    }

    /** How many calls one account may make in a minute. */
    @Produces
    @Singleton
    public CallLimits calls() {
        return settings.calls();
    }

    /** How notes by e-mail are sent. */
    @Produces
    @Singleton
    public MailConfig mail() {
        return settings.mail();
    }

    /** Where refusals are written. */
    @Produces
    @Singleton
    public SecurityFile securityLog(InstantSource clock) {
        return SecurityFile.in(settings.securityLog(), "server", clock);
    }

    /** The zone in which the hospital's days begin and end. */
    @Produces
    @Singleton
    public ZoneId facilityZone() {
        return settings.facilityZone();
    }

    /** The code systems consents speak. */
    @Produces
    @Singleton
    public Terminology terminology() {
        return terminology;
    }
}
