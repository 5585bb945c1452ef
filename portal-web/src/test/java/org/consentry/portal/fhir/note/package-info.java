// SPDX-License-Identifier: Apache-2.0
/** Tests of what is said about notes by e-mail. */
@NullMarked
package org.consentry.portal.fhir.note;

import org.jspecify.annotations.NullMarked;
