// SPDX-License-Identifier: Apache-2.0
/** The rules of the data set, each with the bytes that show it. */
@NullMarked
package org.consentry.agent.dataset;

import org.jspecify.annotations.NullMarked;
