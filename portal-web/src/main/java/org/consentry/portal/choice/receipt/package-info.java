// SPDX-License-Identifier: Apache-2.0
/** The receipt of a choice, to take along: PDF to read, JSON and FHIR for programs. */
@NullMarked
package org.consentry.portal.choice.receipt;

import org.jspecify.annotations.NullMarked;
