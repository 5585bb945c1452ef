// SPDX-License-Identifier: Apache-2.0
/** What a patient's pages list of the audit trail: who got something, who asked in vain, who looked. */
@NullMarked
package org.consentry.server.audit.sharing;

import org.jspecify.annotations.NullMarked;
