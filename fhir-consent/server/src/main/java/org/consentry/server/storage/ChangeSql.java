// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a {@link ChangeSpec} into a query. */
final class ChangeSql {
    private final StringBuilder where = new StringBuilder(" from resource_version v where v.type = ?1");
    private final List<Object> values = new ArrayList<>();
    private final ChangeSpec spec;

    ChangeSql(ChangeSpec spec) {
        this.spec = spec;
        values.add(spec.type());
        if (spec.id() != null) {
            and("v.id = ", spec.id());
        }
        Set<String> patients = spec.compartment().patients();
        if (patients != null) {
            where.append(" and v.patient in (")
                    .append(patients.stream().map(this::parameter).collect(Collectors.joining(", ")))
                    .append(')');
        }
        if (spec.compartment().nobodys()) {
            where.append(" and v.patient is null");
        }
        if (spec.since() != null) {
            and("v.recorded_at >= ", spec.since());
        }
    }

    long total(EntityManager database) {
        return ((Number) bound(database.createNativeQuery("select count(*)" + where, Long.class))
                        .getSingleResult())
                .longValue();
    }

    Changes page(EntityManager database) {
        ChangeCursor after = spec.after();
        if (after != null) {
            where.append(" and (v.recorded_at < ")
                    .append(parameter(after.recordedAt()))
                    .append(" or (v.recorded_at = ")
                    .append(parameter(after.recordedAt()))
                    .append(" and (v.id < ")
                    .append(parameter(after.id()))
                    .append(" or (v.id = ")
                    .append(parameter(after.id()))
                    .append(" and v.version < ")
                    .append(parameter(after.version()))
                    .append("))))");
        }
        String page = "select v.type, v.id, v.version, v.patient, v.recorded_at, v.body" + where
                + " order by v.recorded_at desc, v.id desc, v.version desc limit " + (spec.count() + 1);
        List<Tuple> found = tuples(bound(database.createNativeQuery(
                PageBytes.within(page, "recorded_at desc, id desc, version desc"), Tuple.class)));
        int held = PageBytes.held(found, spec.count(), row -> row.get("text", String.class));
        List<StoredVersion> rows =
                found.subList(0, held).stream().map(SearchSql::stored).toList();
        boolean more = found.size() > rows.size() && !rows.isEmpty();
        return new Changes(rows, more ? cursor(rows.get(rows.size() - 1)) : null);
    }

    @SuppressWarnings("unchecked") // the query names the tuple
    private static List<Tuple> tuples(Query query) {
        return query.getResultList();
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

    private Query bound(Query query) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
