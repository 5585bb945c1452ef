// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import java.util.List;
import org.consentry.policy.PatientId;
import org.consentry.policy.RegistryAnswer;
import org.consentry.server.feed.RegistryAnswers;

/** A hospital that asks no registry. */
public final class NoRegistries implements RegistryAnswers {
    @Override
    public List<RegistryAnswer> of(PatientId patient) {
        return List.of();
    }

    @Override
    public List<RegistryAnswer> unknown() {
        return List.of();
    }
}
