// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

/** The levels of v3-Confidentiality, from the least to the most confidential. Data without a label is {@link #N}. */
public enum Confidentiality {
    /** Unrestricted. */
    U,
    /** Low. */
    L,
    /** Moderate. */
    M,
    /** Normal. */
    N,
    /** Restricted. */
    R,
    /** Very restricted. */
    V
}
