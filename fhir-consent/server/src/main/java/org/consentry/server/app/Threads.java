// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ScheduledExecutorService;
import org.consentry.server.mail.MailThread;

/** The few threads that answer waiting agents, and the one that waits for the mail server. */
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/feed", maxAsync = 4)
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/mail", maxAsync = 1)
@Singleton
public class Threads {
    @Resource(lookup = "java:app/concurrent/feed")
    @SuppressWarnings("NullAway.Init") // the container fills it
    private ManagedScheduledExecutorService feed;

    @Resource(lookup = "java:app/concurrent/mail")
    @SuppressWarnings("NullAway.Init") // the container fills it
    private ManagedScheduledExecutorService mail;

    /** Threads of the container. */
    @Produces
    public ScheduledExecutorService feed() {
        return feed;
    }

    /** A thread of the container that nothing else uses. */
    @Produces
    @MailThread
    public ScheduledExecutorService mail() {
        return mail;
    }
}
