// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Set;

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

    /** What a registry's opt-out from these purposes counts as. */
    static Specificity ofRegistry(Set<Purpose> purposes, Purpose asked) {
        return new Specificity(0, ofPurposes(purposes, asked), 0, 0);
    }

    /** How narrowly a list of purposes, one of which is or is above what is asked, names it. */
    static int ofPurposes(Set<Purpose> listed, Purpose asked) {
        return listed.contains(asked) && PurposeHierarchy.isLeaf(asked) ? 2 : 1;
    }

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
