// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.optout;

import java.util.List;
import org.consentry.server.storage.SearchSpec;
import org.jspecify.annotations.Nullable;

/** The steps of a round through all patients, each a transaction of its own. */
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

    /** Those of whom the registry said nothing lately. */
    List<Registry.Subject> due(Registry registry, List<Registry.Subject> subjects);

    /** Keeps what a registry said. */
    void keep(Registry registry, Registry.Answer answer);

    /**
     * Tells the agents of those for whom something changed, also by age. It holds up whoever saves a choice, so it is
     * for few patients at once.
     *
     * @param checkId names the check that is told of
     */
    void tell(Registry registry, String checkId, List<Registry.Subject> subjects);
}
