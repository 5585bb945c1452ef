// SPDX-License-Identifier: Apache-2.0
/** Tests of the plain Storage service, against itself and against DCMTK. */
@NullMarked
package org.consentry.agent.dicom.storage;

import org.jspecify.annotations.NullMarked;
