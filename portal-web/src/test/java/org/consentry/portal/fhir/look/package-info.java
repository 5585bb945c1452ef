// SPDX-License-Identifier: Apache-2.0
/** Tests of who looked, as pages show it. */
@NullMarked
package org.consentry.portal.fhir.look;

import org.jspecify.annotations.NullMarked;
