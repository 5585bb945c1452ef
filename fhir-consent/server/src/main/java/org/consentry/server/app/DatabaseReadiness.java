// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import org.consentry.server.storage.database.DatabaseProbe;
import org.consentry.server.storage.database.FullDisk;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * The server is ready if the database answers and has space. This bean is made before the database can be looked up, so
 * it looks it up late.
 */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {
    @Inject
    @SuppressWarnings("NullAway.Init") // the container fills it
    private Provider<DatabaseProbe> probe;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container fills it
    private Provider<FullDisk> disk;

    @Override
    public HealthCheckResponse call() {
        boolean answers = probe.get().answers();
        boolean full = disk.get().wasSeenLately();
        return HealthCheckResponse.named("consent-server-database")
                .status(answers && !full)
                .withData("answers", answers)
                .withData("diskFull", full)
                .build();
    }
}
