// SPDX-License-Identifier: Apache-2.0
/** Tests of what is kept. */
@NullMarked
package org.consentry.agent.quarantine;

import org.jspecify.annotations.NullMarked;
