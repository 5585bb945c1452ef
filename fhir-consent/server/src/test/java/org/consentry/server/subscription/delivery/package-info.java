// SPDX-License-Identifier: Apache-2.0
/** Tests of delivery. */
@NullMarked
package org.consentry.server.subscription.delivery;

import org.jspecify.annotations.NullMarked;
