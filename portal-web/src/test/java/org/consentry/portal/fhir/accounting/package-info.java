// SPDX-License-Identifier: Apache-2.0
/** Tests of whether an accounting is read whole. */
@NullMarked
package org.consentry.portal.fhir.accounting;

import org.jspecify.annotations.NullMarked;
