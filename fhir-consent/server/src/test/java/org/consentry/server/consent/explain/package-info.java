// SPDX-License-Identifier: Apache-2.0
/** Tests of explanations. */
@NullMarked
package org.consentry.server.consent.explain;

import org.jspecify.annotations.NullMarked;
