/**
 * The audit trail: who saved, who looked, and what was shared or refused; AuditEvents after IHE BALP. A leaf: no
 * feature is imported.
 */
@NullMarked
package org.consentry.server.audit;

import org.jspecify.annotations.NullMarked;
