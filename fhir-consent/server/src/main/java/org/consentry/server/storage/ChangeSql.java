// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;

/** Turns a {@link ChangeSpec} into a query. */
final class ChangeSql {
    private final StringBuilder where = new StringBuilder("from VersionRow v where v.type = ?1");
    private final List<Object> values = new ArrayList<>();
    private final ChangeSpec spec;

    ChangeSql(ChangeSpec spec) {
        this.spec = spec;
        values.add(spec.type());
        if (spec.id() != null) {
            and("v.id = ", spec.id());
        }
        if (spec.compartment().patient() != null) {
            and("v.patient = ", spec.compartment().patient());
        }
        if (spec.compartment().nobodys()) {
            where.append(" and v.patient is null");
        }
        if (spec.since() != null) {
            and("v.recordedAt >= ", spec.since());
        }
    }

    long total(EntityManager database) {
        return bound(database.createQuery("select count(*) " + where, Long.class))
                .getSingleResult();
    }

    Changes page(EntityManager database) {
        ChangeCursor after = spec.after();
        if (after != null) {
            where.append(" and (v.recordedAt < ")
                    .append(parameter(after.recordedAt()))
                    .append(" or (v.recordedAt = ")
                    .append(parameter(after.recordedAt()))
                    .append(" and (v.id < ")
                    .append(parameter(after.id()))
                    .append(" or (v.id = ")
                    .append(parameter(after.id()))
                    .append(" and v.version < ")
                    .append(parameter(after.version()))
                    .append("))))");
        }
        String order = " order by v.recordedAt desc, v.id desc, v.version desc";
        List<VersionRow> found = bound(database.createQuery(where + order, VersionRow.class))
                .setMaxResults(spec.count() + 1)
                .getResultList();
        List<StoredVersion> rows =
                found.stream().limit(spec.count()).map(VersionRow::stored).toList();
        boolean more = found.size() > rows.size() && !rows.isEmpty();
        return new Changes(rows, more ? cursor(rows.get(rows.size() - 1)) : null);
    }

    private static ChangeCursor cursor(StoredVersion last) {
        return new ChangeCursor(last.recordedAt(), last.key().id(), last.version());
    }

    private void and(String condition, Object value) {
        where.append(" and ").append(condition).append(parameter(value));
    }

    private String parameter(Object value) {
        values.add(value);
        return "?" + values.size();
    }

    private <T> TypedQuery<T> bound(TypedQuery<T> query) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
