// SPDX-License-Identifier: Apache-2.0
/** The DICOM JSON Model (DICOM PS3.18, annex F): data sets read from it and written in it. */
@NullMarked
package org.consentry.agent.dicomweb.json;

import org.jspecify.annotations.NullMarked;
