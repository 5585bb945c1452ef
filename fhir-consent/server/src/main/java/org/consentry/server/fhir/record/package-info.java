// SPDX-License-Identifier: Apache-2.0
/** Reads of single resources, their versions and histories, and the pages they come in. */
@NullMarked
package org.consentry.server.fhir.record;

import org.jspecify.annotations.NullMarked;
