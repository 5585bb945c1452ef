// SPDX-License-Identifier: Apache-2.0
/** Reads the inbox of the privacy desk, and what staff do with a conversation among themselves. No patient sees it. */
@NullMarked
package org.consentry.portal.fhir.desk;

import org.jspecify.annotations.NullMarked;
