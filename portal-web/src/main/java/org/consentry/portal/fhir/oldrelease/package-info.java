// SPDX-License-Identifier: Apache-2.0
/** Sends files of old releases to the server: first on trial, then to be saved. */
@NullMarked
package org.consentry.portal.fhir.oldrelease;

import org.jspecify.annotations.NullMarked;
