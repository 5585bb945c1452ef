// SPDX-License-Identifier: Apache-2.0
package org.consentry.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * What the integration tests of a module need: started before the first of them and stopped after the last. Unit tests
 * run without it. A module names its subclass in {@code META-INF/services}.
 */
public abstract class TestPlatform implements LauncherSessionListener {

    /** Set by the build where integration tests run. */
    private static final String FOLDER = "consentry.it.folder";

    /**
     * Starts everything.
     *
     * @param folder what it may write in; it exists
     */
    protected abstract void start(Path folder) throws IOException, GeneralSecurityException, SQLException;

    /** Stops what was started, also after a start that failed halfway. */
    protected abstract void stop();

    @Override
    public final void launcherSessionOpened(LauncherSession session) {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            return;
        }
        try {
            start(Files.createDirectories(Path.of(folder)));
        } catch (IOException | SQLException | GeneralSecurityException e) {
            throw new IllegalStateException("The platform of the integration tests does not start", e);
        }
    }

    @Override
    public final void launcherSessionClosed(LauncherSession session) {
        try {
            LastingPayara.end();
        } finally {
            stop();
        }
    }
}
