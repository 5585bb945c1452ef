// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns a {@link SearchSpec} into SQL; values only ever travel as parameters. */
final class SearchSql {
    private final StringBuilder where = new StringBuilder(" where r.type = ?1");
    private final List<Object> values = new ArrayList<>();
    private final SearchSpec spec;

    SearchSql(SearchSpec spec) {
        this.spec = spec;
        values.add(spec.type());
        equal("r.patient", spec.patient());
        equal("r.id", spec.id());
        spec.criteria().forEach(this::exists);
    }

    /** One row more than the page holds, which tells whether another page follows. */
    Query rows(EntityManager database) {
        String direction = spec.page().newestFirst() ? "desc" : "asc";
        String after = "";
        List<Object> all = new ArrayList<>(values);
        Cursor cursor = spec.page().after();
        if (cursor != null) {
            all.add(cursor.sortAt());
            all.add(cursor.id());
            String beyond = spec.page().newestFirst() ? "<" : ">";
            after = " and (r.sort_at, r.id) " + beyond + " (?" + (all.size() - 1) + ", ?" + all.size() + ")";
        }
        String sql = "select r.* from resource r" + where + after + " order by r.sort_at " + direction + ", r.id "
                + direction + " limit " + (spec.page().count() + 1);
        return bound(database.createNativeQuery(sql, ResourceRow.class), all);
    }

    Query total(EntityManager database) {
        return bound(database.createNativeQuery("select count(*) from resource r" + where, Long.class), values);
    }

    private void equal(String column, @Nullable String value) {
        if (value != null) {
            where.append(" and ").append(column).append(" = ").append(parameter(value));
        }
    }

    private void exists(Criterion criterion) {
        where.append(" and exists (select 1 from search_value s where s.type = r.type and s.id = r.id and s.name = ")
                .append(parameter(criterion.name()));
        if (criterion instanceof Criterion.AnyOf any) {
            where.append(" and (false");
            any.terms().forEach(this::term);
            where.append(')');
        } else if (criterion instanceof Criterion.Within within) {
            bound(" and s.high >= ", within.from());
            bound(" and s.low <= ", within.until());
        } else if (criterion instanceof Criterion.StartsWith text) {
            where.append(" and starts_with(s.value, ")
                    .append(parameter(text.prefix().toLowerCase(Locale.ROOT)))
                    .append(')');
        }
        where.append(')');
    }

    private void term(Criterion.Term term) {
        where.append(" or (true");
        String system = term.system();
        String value = term.value();
        if (system != null) {
            where.append(" and s.system = ").append(parameter(system));
        }
        if (value != null) {
            where.append(" and s.value = ").append(parameter(value));
        }
        where.append(')');
    }

    private void bound(String condition, @Nullable Instant at) {
        if (at != null) {
            where.append(condition).append(parameter(at));
        }
    }

    private String parameter(Object value) {
        values.add(value);
        return "?" + values.size();
    }

    private static Query bound(Query query, List<Object> values) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
