// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One version of a resource. The database refuses to change or delete it. */
@Entity
@Immutable
@Table(name = "resource_version")
@IdClass(VersionKey.class)
class VersionRow {
    @Id
    private String type;

    @Id
    private String id;

    @Id
    private int version;

    @Nullable private String patient;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(columnDefinition = "text")
    private String body;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected VersionRow() {}

    VersionRow(Draft draft, int version, Instant recordedAt) {
        this.type = draft.key().type();
        this.id = draft.key().id();
        this.version = version;
        this.patient = draft.patient();
        this.recordedAt = recordedAt;
        this.body = draft.body();
    }

    StoredVersion stored() {
        return new StoredVersion(new ResourceKey(type, id), version, patient, recordedAt, body);
    }
}
