// SPDX-License-Identifier: Apache-2.0
/** Tests of the DICOM gateway. */
@NullMarked
package org.consentry.agent.dicom;

import org.jspecify.annotations.NullMarked;
