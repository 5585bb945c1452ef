// SPDX-License-Identifier: Apache-2.0
/** What the audit trail says. */
@NullMarked
package org.consentry.server.audit;

import org.jspecify.annotations.NullMarked;
