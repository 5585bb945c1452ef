// SPDX-License-Identifier: Apache-2.0
/**
 * Speaks FHIR with the consent server in the name of a caller: requests, JSON and problems. What the resources mean is
 * in the rooms below.
 */
@NullMarked
package org.consentry.portal.fhir;

import org.jspecify.annotations.NullMarked;
