// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.database;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.inject.Singleton;

/**
 * Declares the pool of connections. The container itself provides the entity manager that stores take in their
 * constructors, for the persistence unit {@code consentry} (Jakarta Persistence 3.2, 7.7). A producer beside it would
 * be ambiguous.
 */
@DataSourceDefinition(
        name = "java:app/jdbc/consentry",
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=db-url}",
        user = "${MPCONFIG=db-user}",
        password = "${MPCONFIG=db-password}",
        minPoolSize = 1,
        maxPoolSize = 20,
        // A database that was restarted leaves dead connections in the pool: try each before use.
        // Error details of the database quote values of rows, which have no place in a log.
        properties = {
            "logServerErrorDetail=false",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.fail-all-connections=true"
        })
@Singleton
public class ConnectionPool {}
