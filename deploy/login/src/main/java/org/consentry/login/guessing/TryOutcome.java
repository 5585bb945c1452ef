// SPDX-License-Identifier: Apache-2.0
package org.consentry.login.guessing;

/** How a try ended. */
public enum TryOutcome {
    RIGHT,
    WRONG,
    /** Nothing was sent that could be right or wrong: no code yet, but which authenticator it will come from. */
    NOTHING
}
