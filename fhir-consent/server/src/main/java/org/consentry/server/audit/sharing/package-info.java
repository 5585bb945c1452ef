// SPDX-License-Identifier: Apache-2.0
/** Lists for a patient's pages, from the audit trail, who got something, who was refused and who looked. */
@NullMarked
package org.consentry.server.audit.sharing;

import org.jspecify.annotations.NullMarked;
