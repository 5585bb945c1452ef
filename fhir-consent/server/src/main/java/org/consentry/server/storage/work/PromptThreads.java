// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.work;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Holds the few threads for short work that callers wait for. The threads are the container's, in a pool of this class.
 * The container's own pools first gather the context of every caller, which costs more than the work.
 */
@ManagedThreadFactoryDefinition(name = "java:app/concurrent/prompt")
@Singleton
public class PromptThreads {
    private static final int FRESHNESS_AND_JOURNAL = 2;

    @Resource(lookup = "java:app/concurrent/prompt")
    @SuppressWarnings("NullAway.Init") // the container fills it
    private ManagedThreadFactory factory;

    @SuppressWarnings("NullAway.Init") // made when the factory is there
    private ExecutorService threads;

    @PostConstruct
    void start() {
        threads = Executors.newFixedThreadPool(FRESHNESS_AND_JOURNAL, factory);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** The threads to run it on. */
    public Executor threads() {
        return threads;
    }
}
