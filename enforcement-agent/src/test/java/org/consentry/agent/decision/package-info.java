// SPDX-License-Identifier: Apache-2.0
/** Tests of this package. */
@NullMarked
package org.consentry.agent.decision;

import org.jspecify.annotations.NullMarked;
