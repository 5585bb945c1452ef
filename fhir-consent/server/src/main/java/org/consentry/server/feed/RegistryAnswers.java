// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import java.util.List;
import org.consentry.policy.PatientId;
import org.consentry.policy.RegistryAnswer;

/** What registries outside are known to say of a patient now; the room that asks them knows. */
public interface RegistryAnswers {
    /** One answer for each registry there is, {@code UNKNOWN} where there is none that is young enough. */
    List<RegistryAnswer> of(PatientId patient);

    /** For each registry there is, that nothing is known. */
    List<RegistryAnswer> unknown();
}
