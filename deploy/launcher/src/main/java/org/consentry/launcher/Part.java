// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import org.consentry.launcher.database.Database;
import org.consentry.launcher.login.LoginServer;

/** The processes of one installation, in the order they depend on each other. */
public enum Part {
    DATABASE(Database.NAME, "PostgreSQL"),
    LOGIN(LoginServer.NAME, "Keycloak"),
    /** Portal and consent server share one Payara Micro. */
    MAIN("main", "Portal and consent server"),
    AGENT("agent", "Enforcement agent");

    private final String process;
    private final String title;

    Part(String process, String title) {
        this.process = process;
        this.title = title;
    }

    /** Name of the process, its log and its pid file. */
    public String process() {
        return process;
    }

    /** What people call it. */
    public String title() {
        return title;
    }
}
