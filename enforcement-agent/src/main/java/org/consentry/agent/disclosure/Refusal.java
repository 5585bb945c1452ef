// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.jspecify.annotations.Nullable;

/**
 * One instance or request that was refused.
 *
 * @param patient whose it is, or null if that is not known
 * @param study the study asked for, or null if the object names none
 * @param deny why
 * @param ground what it was decided on
 */
public record Refusal(@Nullable PatientId patient, @Nullable StudyUid study, Deny deny, Ground ground) {}
