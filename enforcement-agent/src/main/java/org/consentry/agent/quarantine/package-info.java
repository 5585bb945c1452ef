// SPDX-License-Identifier: Apache-2.0
/**
 * What was refused to a sender that cannot live with a refusal: kept sealed for some days, listed with the reason, and
 * deleted. Nothing here can leave, and nothing here opens a data set.
 */
@NullMarked
package org.consentry.agent.quarantine;

import org.jspecify.annotations.NullMarked;
