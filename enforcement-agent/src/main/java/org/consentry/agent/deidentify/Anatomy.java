// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

/** What a code or a word says about the part of the body. */
enum Anatomy {
    /** The head, a part of it, or what may include it. */
    HEAD,
    /** Surely no part of the head or the neck. */
    ELSEWHERE,
    /** Nothing, or nothing we know. */
    UNKNOWN
}
