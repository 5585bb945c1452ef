// SPDX-License-Identifier: Apache-2.0
/** Reads the public register of recipients and their products. */
@NullMarked
package org.consentry.portal.fhir.register;

import org.jspecify.annotations.NullMarked;
