// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.key;

/** What a fact is about. */
public enum Matter {
    NAME,
    IDENTIFIER,
    ADDRESS,
    PHONE,
    DATE,
    UID,
    PLACE,
    AGE,
    /** Anatomy, technique, numbers: what the object is good for. */
    SCIENCE
}
