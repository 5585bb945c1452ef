// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Turns a {@link SearchSpec} into SQL. Values travel only as parameters.
 *
 * <p>PostgreSQL plans a frequent statement once for all values. The plan then treats a value such as the topic of a
 * choice as rare. For one patient's Consents it would first collect those of all patients on that topic. So a search
 * among patients asks of each of their rows whether it has the value, in a form that the planner cannot turn around.
 */
final class SearchSql {
    private static final String COLUMNS = "v.type, v.id, v.version, v.patient, v.recorded_at, v.body, ";
    private static final String FROM = " from resource r join resource_version v on v.type = r.type and v.id = r.id"
            + " and v.version = r.version";

    private final StringBuilder where = new StringBuilder(" where r.type = ?1");
    private final List<Object> values = new ArrayList<>();
    private final SearchSpec spec;

    SearchSql(SearchSpec spec) {
        this.spec = spec;
        values.add(spec.type());
        Set<String> patients = spec.compartment().patients();
        if (patients != null) {
            where.append(" and r.patient in (")
                    .append(patients.stream().map(this::parameter).collect(Collectors.joining(", ")))
                    .append(')');
        }
        if (spec.compartment().nobodys()) {
            where.append(" and r.patient is null");
        }
        spec.criteria().forEach(this::condition);
    }

    /**
     * One page. It asks for one row more, to know whether another page follows. The page ends early if its texts are
     * long.
     */
    Slice slice(EntityManager database) {
        List<Tuple> found = rows(database);
        int count = PageBytes.held(found, spec.page().count(), row -> row.get("text", String.class));
        List<StoredVersion> rows =
                found.subList(0, count).stream().map(SearchSql::stored).toList();
        boolean more = found.size() > count && count > 0;
        return new Slice(rows, more ? cursor(found.get(count - 1)) : null);
    }

    long total(EntityManager database) {
        NativeQuery<Long> query =
                database.unwrap(Session.class).createNativeQuery("select count(*) from resource r" + where, Long.class);
        bind(query, values);
        return query.getSingleResult();
    }

    /** Ids in no order, so that the most selective condition can come first. */
    List<String> ids(EntityManager database, int most) {
        NativeQuery<String> query = database.unwrap(Session.class)
                .createNativeQuery("select r.id from resource r" + where + " limit " + most, String.class);
        bind(query, values);
        return query.getResultList();
    }

    static StoredVersion stored(Tuple row) {
        return new StoredVersion(
                new ResourceKey(row.get("type", String.class), row.get("id", String.class)),
                row.get("version", Integer.class),
                row.get("patient", String.class),
                row.get("recorded_at", Instant.class),
                row.get("text", String.class));
    }

    private static Cursor cursor(Tuple row) {
        return new Cursor(row.get("position", Instant.class), row.get("id", String.class));
    }

    private List<Tuple> rows(EntityManager database) {
        SearchSpec.Order order = spec.page().order();
        boolean byId = order == SearchSpec.Order.ID;
        List<Object> all = new ArrayList<>(values);
        String after = after(all, byId);
        String page =
                "select " + COLUMNS + (byId ? "r.sort_at" : order.column()) + " as position" + FROM + where + after
                        + " order by " + (byId ? "" : order.column() + " " + order.direction() + ", ") + "r.id "
                        + order.direction() + " limit " + (spec.page().count() + 1);
        String by = (byId ? "" : "position " + order.direction() + ", ") + "id " + order.direction();
        NativeQuery<Tuple> query =
                database.unwrap(Session.class).createNativeQuery(PageBytes.within(page, by), Tuple.class);
        bind(query, all);
        return query.addScalar("type", String.class)
                .addScalar("id", String.class)
                .addScalar("version", Integer.class)
                .addScalar("patient", String.class)
                .addScalar("recorded_at", Instant.class)
                .addScalar("text", String.class)
                .addScalar("position", Instant.class)
                .getResultList();
    }

    private String after(List<Object> all, boolean byId) {
        Cursor cursor = spec.page().after();
        if (cursor == null) {
            return "";
        }
        if (byId) {
            all.add(cursor.id());
            return " and r.id > ?" + all.size();
        }
        all.add(cursor.sortAt());
        all.add(cursor.id());
        return " and (" + spec.page().order().column() + ", r.id) "
                + spec.page().order().beyond() + " (?" + (all.size() - 1) + ", ?" + all.size() + ")";
    }

    private void condition(Criterion criterion) {
        if (criterion instanceof Criterion.AnyOf any) {
            indexed(true, any.name(), any.values());
        } else if (criterion instanceof Criterion.NoneOf none) {
            indexed(false, none.name(), none.values());
        } else if (criterion instanceof Criterion.Missing missing) {
            indexed(!missing.missing(), missing.name());
            end(!missing.missing());
        } else if (criterion instanceof Criterion.Ids ids) {
            where.append(" and r.id in (null");
            ids.ids().forEach(id -> where.append(", ").append(parameter(id)));
            where.append(')');
        } else if (criterion instanceof Criterion.Updated updated) {
            where.append(" and (false");
            updated.spans().forEach(span -> alternative(span, "r.updated_at", "r.updated_at"));
            where.append(')');
        }
    }

    private void indexed(boolean wanted, String name, List<? extends Criterion.Value> any) {
        indexed(wanted, name);
        where.append(" and (false");
        any.forEach(value -> alternative(value, "s.low", "s.high"));
        where.append(')');
        end(wanted);
    }

    private void indexed(boolean wanted, String name) {
        if (spec.compartment().patients() != null) {
            where.append(" and coalesce((select ").append(wanted);
        } else {
            where.append(wanted ? " and exists (select 1" : " and not exists (select 1");
        }
        where.append(" from search_value s where s.type = r.type and s.id = r.id and s.name = ")
                .append(parameter(name));
    }

    private void end(boolean wanted) {
        if (spec.compartment().patients() != null) {
            where.append(" limit 1), ").append(!wanted);
        }
        where.append(')');
    }

    private void alternative(Criterion.Value value, String low, String high) {
        where.append(" or (true");
        if (value instanceof Criterion.Term term) {
            term(term);
        } else if (value instanceof Criterion.Text text) {
            text(text);
        } else if (value instanceof Criterion.Span span) {
            span(span, low, high);
        } else if (value instanceof Criterion.Outside outside) {
            where.append(" and not (true");
            span(outside.span(), low, high);
            where.append(')');
        }
        where.append(')');
    }

    private void term(Criterion.Term term) {
        String system = term.system();
        String value = term.value();
        if (system != null) {
            where.append(system.isEmpty() ? " and s.system is null" : " and s.system = " + parameter(system));
        }
        if (value != null) {
            where.append(" and s.value = ").append(parameter(IndexEntry.cut(value)));
        }
    }

    private void text(Criterion.Text text) {
        String plain = IndexEntry.plain(text.text());
        switch (text.match()) {
            case BEGINS ->
                where.append(" and starts_with(s.value, ")
                        .append(parameter(plain))
                        .append(')');
            case CONTAINS ->
                where.append(" and strpos(s.value, ").append(parameter(plain)).append(") > 0");
            case EXACT ->
                where.append(" and s.value = ")
                        .append(parameter(plain))
                        .append(" and s.system = ")
                        .append(parameter(IndexEntry.cut(text.text())));
        }
    }

    private void span(Criterion.Span span, String low, String high) {
        bound(low + " >= ", span.lowFrom());
        bound(low + " <= ", span.lowUntil());
        bound(high + " >= ", span.highFrom());
        bound(high + " <= ", span.highUntil());
    }

    private void bound(String condition, @Nullable Instant at) {
        if (at != null) {
            where.append(" and ").append(condition).append(parameter(at));
        }
    }

    private String parameter(Object value) {
        values.add(value);
        return "?" + values.size();
    }

    private static void bind(NativeQuery<?> query, List<Object> values) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
    }
}
