// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The server is not ready while the disk for heads of chains is nearly full. Without a folder for them it is ready. */
@Readiness
@ApplicationScoped
public class RoomReadiness implements HealthCheck {
    @Inject
    @SuppressWarnings("NullAway.Init") // the container fills it
    private Provider<ServerSettings> settings;

    @Override
    public HealthCheckResponse call() {
        ServerSettings set = settings.get();
        return HealthCheckResponse.named("consent-server-room")
                .status(set.watch().folder().stream().allMatch(folder -> hasRoom(folder, set.leastRoom())))
                .withData("leastBytes", set.leastRoom())
                .build();
    }

    static boolean hasRoom(Path folder, long least) {
        try {
            return Files.getFileStore(folder).getUsableSpace() >= least;
        } catch (IOException gone) {
            return false;
        }
    }
}
