// SPDX-License-Identifier: Apache-2.0
/** Reads numbers about all patients together. The server keeps small ones back. */
@NullMarked
package org.consentry.portal.fhir.report;

import org.jspecify.annotations.NullMarked;
