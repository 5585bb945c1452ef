/**
 * Writes the audit trail: who saved, who looked, and what was shared or refused. Events follow IHE BALP.
 * {@code AuditTrail} and {@code DecisionJournal} are its front; the parts have rooms of their own. It imports no
 * feature.
 */
@NullMarked
package org.consentry.server.audit;

import org.jspecify.annotations.NullMarked;
