// SPDX-License-Identifier: Apache-2.0
/** Reads single resources, their versions and histories, and defines pages. Searches are in {@code fhir.search}. */
@NullMarked
package org.consentry.server.fhir.record;

import org.jspecify.annotations.NullMarked;
