// SPDX-License-Identifier: Apache-2.0
/** Tests of what a patient's pages list of the audit trail. */
@NullMarked
package org.consentry.server.audit.sharing;

import org.jspecify.annotations.NullMarked;
