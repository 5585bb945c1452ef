// SPDX-License-Identifier: Apache-2.0
/** Tests of saving a choice. */
@NullMarked
package org.consentry.server.consent.choice;

import org.jspecify.annotations.NullMarked;
