// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

/** How far the data is already de-identified when the request is made, from not at all to fully. */
public enum DeidState {
    /** The patient's name or numbers are on it. */
    IDENTIFIED,
    /** A limited data set. */
    LIMITED,
    /** A code stands in place of the name. */
    PSEUDONYMISED,
    /** The name and all identifying facts are off. */
    DEIDENTIFIED,
    /** No one can tell whose it was. */
    ANONYMOUS
}
