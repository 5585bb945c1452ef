// SPDX-License-Identifier: Apache-2.0
/** Tests of how much may be sent, and how slowly. */
@NullMarked
package org.consentry.server.access.limit;

import org.jspecify.annotations.NullMarked;
