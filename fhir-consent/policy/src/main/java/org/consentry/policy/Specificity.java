// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

/**
 * How narrowly a matching rule was drawn, dimension by dimension.
 *
 * @param actor device over organization over class over any
 * @param purpose a purpose with none below it over one with, over any
 * @param data a study over a period, a code or a label, over all
 * @param project a project named over any
 */
record Specificity(int actor, int purpose, int data, int project) {

    static final int CLASS = 1;
    static final int ORGANIZATION = 2;
    static final int DEVICE = 3;

    /** Nothing narrower exists: an unresolved name could be anything, so nothing may count as narrower. */
    static final int NARROWEST = 4;

    /** Whether this is at least as narrow everywhere, and narrower somewhere. */
    boolean dominates(Specificity other) {
        return actor >= other.actor
                && purpose >= other.purpose
                && data >= other.data
                && project >= other.project
                && !equals(other);
    }

    /** As narrow as the narrower of both, everywhere. */
    Specificity and(Specificity other) {
        return new Specificity(
                Math.max(actor, other.actor),
                Math.max(purpose, other.purpose),
                Math.max(data, other.data),
                Math.max(project, other.project));
    }
}
