// SPDX-License-Identifier: Apache-2.0
/** Round trips and refusals of every message. */
@NullMarked
package org.consentry.protocol;

import org.jspecify.annotations.NullMarked;
