// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

/** What becomes of private elements, digital signatures, padding and whatever else follows the pixel data. */
public enum Trailer {
    /** All is left out: after any change of the data set signatures are void, and nobody has judged the rest. */
    DROP,
    /** They are passed on as they are, for a data set that is released unchanged. */
    KEEP
}
