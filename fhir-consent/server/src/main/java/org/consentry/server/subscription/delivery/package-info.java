// SPDX-License-Identifier: Apache-2.0
/** Sends what subscribers asked for, tries again, and gives up in the open. */
@NullMarked
package org.consentry.server.subscription.delivery;

import org.jspecify.annotations.NullMarked;
