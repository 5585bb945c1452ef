// SPDX-License-Identifier: Apache-2.0
/** The one place that knows which spellings of a reference mean the same: absolute, relative, versioned, by name. */
@NullMarked
package org.consentry.server.access.reference;

import org.jspecify.annotations.NullMarked;
