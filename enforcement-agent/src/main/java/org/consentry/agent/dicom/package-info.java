// SPDX-License-Identifier: Apache-2.0
/**
 * The gateway in the export path: images come in under a called AE title, are decided on one by one, and go out
 * de-identified to the recipient behind that title, or not at all. The network is in {@code dimse}.
 */
@NullMarked
package org.consentry.agent.dicom;

import org.jspecify.annotations.NullMarked;
