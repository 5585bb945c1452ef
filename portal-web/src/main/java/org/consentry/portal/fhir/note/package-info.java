// SPDX-License-Identifier: Apache-2.0
/** Notes by e-mail that the server sends, and what became of them. */
@NullMarked
package org.consentry.portal.fhir.note;

import org.jspecify.annotations.NullMarked;
