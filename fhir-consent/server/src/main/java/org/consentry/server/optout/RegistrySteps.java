// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.optout;

import java.util.List;
import org.consentry.server.storage.SearchSpec;
import org.jspecify.annotations.Nullable;

/** The steps of a round through all patients, each in a transaction of its own. */
public interface RegistrySteps {
    /**
     * Some patients.
     *
     * @param subjects who they are
     * @param rest where the next page begins, or null at the end
     */
    record Page(List<Registry.Subject> subjects, SearchSpec.@Nullable Page rest) {}

    /** Reads some patients. */
    Page page(SearchSpec.Page page);

    /** The patients for whom the registry gave no recent answer. */
    List<Registry.Subject> due(Registry registry, List<Registry.Subject> subjects);

    /** Keeps a registry's answer. */
    void keep(Registry registry, Registry.Answer answer);

    /**
     * Informs agents about patients whose answers changed, also by age. Everybody who saves a choice waits for it, so
     * it is for few patients at a time.
     *
     * @param checkId names the check
     */
    void tell(Registry registry, String checkId, List<Registry.Subject> subjects);
}
