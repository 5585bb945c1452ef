// SPDX-License-Identifier: Apache-2.0
/** The DICOMweb door (DICOM PS3.18): who may use it, and what its answers look like over HTTP. */
@NullMarked
package org.consentry.agent.dicomweb;

import org.jspecify.annotations.NullMarked;
