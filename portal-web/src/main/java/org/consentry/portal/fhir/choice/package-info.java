// SPDX-License-Identifier: Apache-2.0
/** A patient's choices as Consents: read, written, and where they hold. */
@NullMarked
package org.consentry.portal.fhir.choice;

import org.jspecify.annotations.NullMarked;
