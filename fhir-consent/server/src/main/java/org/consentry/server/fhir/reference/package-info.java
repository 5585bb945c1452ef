// SPDX-License-Identifier: Apache-2.0
/**
 * Knows which spellings of a reference mean the same resource: absolute, relative, versioned, by name. Whether the
 * resource exists is checked elsewhere.
 */
@NullMarked
package org.consentry.server.fhir.reference;

import org.jspecify.annotations.NullMarked;
