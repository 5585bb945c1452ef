// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

/** Whether a narrow yes beats a broad no; from the strictest. */
public enum Precedence {
    /** Never. */
    NEVER,
    /** If the yes is newer than the no. */
    IF_NEWER,
    /** Always, also against a registry. */
    ALWAYS
}
