// SPDX-License-Identifier: Apache-2.0
/** Which spellings of a reference mean the same resource: absolute, relative, versioned, by name. */
@NullMarked
package org.consentry.server.fhir.reference;

import org.jspecify.annotations.NullMarked;
