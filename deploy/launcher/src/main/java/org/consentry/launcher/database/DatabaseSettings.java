// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.database;

import java.nio.file.Path;

/**
 * Where PostgreSQL lives and who may log in.
 *
 * @param program folder for the program files
 * @param cluster folder for the data; kept from start to start
 * @param port TCP port on loopback
 * @param adminPassword password of the superuser {@code postgres}
 * @param database name of the application's database and of the role that it works with, which owns nothing
 * @param password password of that role
 * @param ownerPassword password of the role that owns the database and its tables
 */
public record DatabaseSettings(
        Path program,
        Path cluster,
        int port,
        String adminPassword,
        String database,
        String password,
        String ownerPassword) {
    /** Name of the role that owns the database and its tables. */
    public String owner() {
        return database + "_owner";
    }

    /** JDBC address of the application's database; holds no credentials. */
    public String url() {
        return url(database);
    }

    String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + url() + "]";
    }
}
