// SPDX-License-Identifier: Apache-2.0
/** Tests of accountings and uses. */
@NullMarked
package org.consentry.server.audit.accounting;

import org.jspecify.annotations.NullMarked;
