// SPDX-License-Identifier: Apache-2.0
/** Tests of accountings. */
@NullMarked
package org.consentry.portal.fhir.accounting;

import org.jspecify.annotations.NullMarked;
