// SPDX-License-Identifier: Apache-2.0
/** The table that every door answers alike. */
@NullMarked
package org.consentry.protocol.export;

import org.jspecify.annotations.NullMarked;
