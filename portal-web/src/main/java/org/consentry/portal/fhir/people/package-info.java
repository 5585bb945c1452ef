// SPDX-License-Identifier: Apache-2.0
/** Who may act for a person, and for whom the person may act. */
@NullMarked
package org.consentry.portal.fhir.people;

import org.jspecify.annotations.NullMarked;
