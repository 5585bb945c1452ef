// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;

/** The thread on which the replica catches up, so that nobody who asks can be held up by it for long. */
@ManagedExecutorDefinition(name = "java:app/concurrent/decision", maxAsync = 2)
@Singleton
public class DecisionThreads {
    @Resource(lookup = "java:app/concurrent/decision")
    @SuppressWarnings("NullAway.Init") // the container fills it
    private ManagedExecutorService threads;

    /** Threads of the container. */
    Executor threads() {
        return threads;
    }
}
