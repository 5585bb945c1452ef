// SPDX-License-Identifier: Apache-2.0
/** Tests of whether the chains hold. */
@NullMarked
package org.consentry.portal.fhir.seal;

import org.jspecify.annotations.NullMarked;
