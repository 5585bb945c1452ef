// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

/** What is done with the data (FHIR consentaction). An export to a company is {@link #DISCLOSE}. */
public enum Action {
    /** Gather. */
    COLLECT,
    /** View only. */
    ACCESS,
    /** Use. */
    USE,
    /** Hand to someone else. */
    DISCLOSE,
    /** Change. */
    CORRECT
}
