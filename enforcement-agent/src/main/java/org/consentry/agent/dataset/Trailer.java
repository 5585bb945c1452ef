// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

/** What becomes of private elements, digital signatures and padding that follow the pixel data. */
public enum Trailer {
    /** They are left out: after any change of the data set signatures are void, and private elements are unknown. */
    DROP,
    /** They are passed on as they are, for a data set that is released unchanged. */
    KEEP
}
