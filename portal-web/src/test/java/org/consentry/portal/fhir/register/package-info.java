// SPDX-License-Identifier: Apache-2.0
/** Tests of the register. */
@NullMarked
package org.consentry.portal.fhir.register;

import org.jspecify.annotations.NullMarked;
