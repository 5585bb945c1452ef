// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps refusals out of the log. HAPI writes each one with a stack trace, as if something had broken, and some with
 * words from the body. Failures of the server itself are still logged.
 */
final class QuietLogs {
    private static final Map<String, Level> LEVELS = Map.of(
            "ca.uhn.fhir.interceptor.executor.BaseInterceptorService", Level.OFF,
            "ca.uhn.fhir.rest.server.interceptor.ExceptionHandlingInterceptor", Level.SEVERE,
            "ca.uhn.fhir.rest.server.ResourceBinding", Level.SEVERE,
            "ca.uhn.fhir.parser.LenientErrorHandler", Level.SEVERE);

    /** Loggers are kept here, since a logger without a reference loses its level. */
    private final List<Logger> loggers;

    QuietLogs() {
        this.loggers = LEVELS.keySet().stream().map(Logger::getLogger).toList();
        loggers.forEach(logger -> logger.setLevel(LEVELS.get(logger.getName())));
    }

    /** How many loggers are held. */
    int size() {
        return loggers.size();
    }
}
