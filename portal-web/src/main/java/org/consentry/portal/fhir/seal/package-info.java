// SPDX-License-Identifier: Apache-2.0
/** Reads whether the chains of records hold. */
@NullMarked
package org.consentry.portal.fhir.seal;

import org.jspecify.annotations.NullMarked;
