// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.consentry.protocol.Claims;
import org.consentry.server.feed.LogStore;
import org.consentry.server.feed.PastTermsSource;
import org.consentry.server.feed.RegistryAnswers;

/**
 * Opens what the log knows for a question: from memory or, for what was known at an earlier moment, from the log
 * itself. The log's record time gives what was known then.
 */
@Singleton
public class LogFactsReader {
    private final CurrentLogView replica;
    private final LogStore log;
    private final LogFacts.Sources sources;

    /** Takes its collaborators. */
    @Inject
    public LogFactsReader(
            CurrentLogView replica,
            LogStore log,
            PatientLookupStore patients,
            RegistryAnswers registries,
            PastTermsSource earlier) {
        this.replica = replica;
        this.log = log;
        this.sources = new LogFacts.Sources(patients, registries, earlier);
    }

    /**
     * What a question needs. Its methods throw {@link org.consentry.server.feed.FeedUnavailableException} if something
     * has to be read and cannot be, and {@link org.consentry.protocol.MalformedMessageException} if what was read
     * cannot be understood.
     *
     * @param claims the moments that the question is about
     */
    LogFacts facts(Claims claims, Instant now) {
        Instant knownAsOf = claims.knownAsOf();
        return new LogFacts(knownAsOf == null ? replica : new PastLogView(log, knownAsOf), sources, claims, now);
    }
}
