// SPDX-License-Identifier: Apache-2.0
/** Tests of what is told to systems outside. */
@NullMarked
package org.consentry.server.subscription;

import org.jspecify.annotations.NullMarked;
