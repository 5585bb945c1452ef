// SPDX-License-Identifier: Apache-2.0
/** What a patient said of one company or one scan, with their names. */
@NullMarked
package org.consentry.portal.fhir.single;

import org.jspecify.annotations.NullMarked;
