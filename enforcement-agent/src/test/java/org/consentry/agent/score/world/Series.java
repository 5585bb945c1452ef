// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

import java.util.List;

/**
 * A series of a visit.
 *
 * @param others objects of the same study that may be referred to; never empty
 */
record Series(Visit visit, int number, Part part, List<Known> others) {
    String uid() {
        return visit.study() + "." + number;
    }

    String frame() {
        return visit.study() + "." + number + ".9";
    }

    String instance(int image) {
        return uid() + ".1." + image;
    }
}
