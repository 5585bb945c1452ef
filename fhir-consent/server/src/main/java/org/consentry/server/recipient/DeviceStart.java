// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.consentry.policy.RecipientId;
import org.consentry.server.feed.FactStore;
import org.consentry.server.feed.LogStore;
import org.consentry.server.storage.StoredVersion;

/** Informs agents at start about AI products that were registered before products were recipients. */
@Singleton
@Transactional
public class DeviceStart {
    private final RegisterMapping register;
    private final FactStore facts;

    /** Takes its collaborators. */
    @Inject
    public DeviceStart(RegisterMapping register, FactStore facts) {
        this.register = register;
        this.facts = facts;
    }

    /** Appends the products that the feed lacks. A product with the id of a company stays out. */
    public void announce(@Observes @Initialized(ApplicationScoped.class) Object started) {
        register.lock();
        List<StoredVersion> untold = register.devices()
                .filter(stored -> facts.recipient(new RecipientId(stored.key().id()), LogStore.NOW)
                        .isEmpty())
                .toList();
        untold.forEach(register::announceStored);
    }
}
