// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

/** The signal by which a program is asked to stop in order. */
public enum StopSignal {
    /** What most programs expect. */
    TERM,
    /** PostgreSQL's fast shutdown: sessions are ended, data is written out. */
    INT
}
