// SPDX-License-Identifier: Apache-2.0
/** Tests of refusals. */
@NullMarked
package org.consentry.server.access.answer;

import org.jspecify.annotations.NullMarked;
