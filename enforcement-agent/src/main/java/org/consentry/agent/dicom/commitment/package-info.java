// SPDX-License-Identifier: Apache-2.0
/**
 * Storage Commitment (PS3.4 annex J): tells a sender which of its instances their recipient has acknowledged. Nothing
 * is told of what another sender, or another route, has sent.
 */
@NullMarked
package org.consentry.agent.dicom.commitment;

import org.jspecify.annotations.NullMarked;
