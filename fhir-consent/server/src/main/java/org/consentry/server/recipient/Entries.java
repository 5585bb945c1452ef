// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;

/** Reads the stored entries of the register with their versions. */
@Singleton
class Entries {
    private final RegisterMapping register;
    private final FhirBodies bodies;

    @Inject
    Entries(RegisterMapping register, FhirBodies bodies) {
        this.register = register;
        this.bodies = bodies;
    }

    Stream<StoredVersion> all() {
        return register.entries();
    }

    Optional<StoredVersion> current(String slug) {
        return register.entry(slug);
    }

    Stream<StoredVersion> versions(String slug) {
        return register.versions(slug);
    }

    Organization organization(StoredVersion stored) {
        return bodies.resource(Organization.class, stored);
    }

    /**
     * Whether nothing has changed since a draft began. A pause and its end are no changes of facts, so a draft survives
     * them.
     *
     * @param base the version from which it began; null if there was none
     */
    boolean isBasedOn(@Nullable Integer base, Optional<StoredVersion> current) {
        if (base == null || current.isEmpty()) {
            return base == null && current.isEmpty();
        }
        StoredVersion now = current.get();
        return now.version() == base
                || register.entry(now.key().id(), base)
                        .filter(then -> facts(then).equals(facts(now)))
                        .isPresent();
    }

    private String facts(StoredVersion stored) {
        return bodies.text(organization(stored).setActive(true), stored.key().id());
    }
}
