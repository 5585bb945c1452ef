// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ScheduledExecutorService;

/** The few threads that answer waiting agents. */
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/feed", maxAsync = 4)
@Singleton
public class Threads {
    @Resource(lookup = "java:app/concurrent/feed")
    @SuppressWarnings("NullAway.Init") // the container fills it
    private ManagedScheduledExecutorService feed;

    /** Threads of the container. */
    @Produces
    public ScheduledExecutorService feed() {
        return feed;
    }
}
