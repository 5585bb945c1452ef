// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

/** What a rule does to a request it matches. */
public enum Effect {
    /** Allows it. */
    PERMIT,
    /** Refuses it. */
    DENY
}
