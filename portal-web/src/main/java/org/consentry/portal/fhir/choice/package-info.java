// SPDX-License-Identifier: Apache-2.0
/** Reads and writes a patient's choices as Consents, and finds where they are in force. */
@NullMarked
package org.consentry.portal.fhir.choice;

import org.jspecify.annotations.NullMarked;
