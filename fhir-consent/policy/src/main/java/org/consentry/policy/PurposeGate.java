// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

/** What a regime demands for a purpose when the patient has said nothing about it. */
public enum PurposeGate {
    /** The law forbids it. */
    FORBIDDEN,
    /** Only with a yes. */
    OPT_IN,
    /** Unless there is a no. */
    OPT_OUT,
    /** No consent is needed; a no still counts. */
    NOT_GATED
}
