// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * Finds the targets of references, and the resources that refer to a target. All methods run in the caller's
 * transaction.
 */
@Singleton
public class LinkStore {
    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public LinkStore(EntityManager database) {
        this.database = database;
    }

    /**
     * Logical ids of current versions that match, in no order.
     *
     * @param most how many are wanted; one more shows that there are more
     */
    public List<String> ids(SearchSpec spec, int most) {
        return new SearchSql(spec).ids(database, most + 1);
    }

    /**
     * Logical ids of the resources of one type to which these resources of another type refer by a search parameter.
     */
    @SuppressWarnings("unchecked") // the query selects one text
    public List<String> referred(String type, List<String> ids, String name, String target) {
        return ids.isEmpty()
                ? List.of()
                : database.createNativeQuery("""
                        select distinct substr(value, length(?4) + 1) from search_value
                         where type = ?1 and id in (?2) and name = ?3 and starts_with(value, ?4)""", String.class)
                        .setParameter(1, type)
                        .setParameter(2, ids)
                        .setParameter(3, name)
                        .setParameter(4, target + "/")
                        .getResultList();
    }
}
