// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.candidate;

/** What becomes of an object. */
public sealed interface Answer {
    /** A file that may leave. */
    @SuppressWarnings("ArrayRecordComponent") // nobody changes or compares them
    record Released(byte[] file) implements Answer {}

    /**
     * Nothing leaves.
     *
     * @param why a reason with tags, without any value
     */
    record Refused(String why) implements Answer {}
}
