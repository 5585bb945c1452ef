// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Points at the current version of a resource. Its row lock puts all writers of that resource in order. */
@Entity
@Table(name = "resource")
@IdClass(RowKey.class)
class ResourceRow {
    @Id
    private String type;

    @Id
    private String id;

    private int version;

    @Column(name = "patient")
    @Nullable private String patient;

    @Column(name = "sort_at")
    private Instant sortAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected ResourceRow() {}

    ResourceRow(Draft draft, int version, Instant now) {
        this.type = draft.key().type();
        this.id = draft.key().id();
        this.version = version;
        this.patient = draft.patient();
        this.sortAt = draft.sortAt();
        this.updatedAt = now;
    }

    void follow(Draft draft, Instant now) {
        this.version++;
        this.patient = draft.patient();
        this.sortAt = draft.sortAt();
        this.updatedAt = now;
    }

    ResourceKey key() {
        return new ResourceKey(type, id);
    }

    int version() {
        return version;
    }
}
