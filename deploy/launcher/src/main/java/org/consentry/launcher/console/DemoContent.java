// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.util.List;
import org.consentry.launcher.Progress;
import org.consentry.launcher.RunningStack;
import org.consentry.launcher.StackConfig;

/**
 * What makes a running stack a demo: patients, scans, a PACS and receivers. Found by {@link java.util.ServiceLoader},
 * so that the launcher does not depend on the demo's data.
 */
public interface DemoContent {
    /**
     * Adds what the demo needs to the stack's settings, such as the AE titles that may call the agent, before anything
     * is started.
     *
     * @return the settings to start with
     */
    StackConfig prepare(StackConfig config, DemoOptions options);

    /**
     * Loads the data and starts the demo's peers. What must be stopped again is given to
     * {@link RunningStack#closeFirst}.
     *
     * @return lines for the tour, printed after the launcher's own
     */
    List<String> open(RunningStack stack, DemoOptions options, Progress progress);
}
