// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A source that always gives the same connection, for tests of one thread: a login at the database takes longer than
 * all that is asked after it. It is never closed.
 */
final class OneConnection {
    private OneConnection() {}

    static DataSource of(DataSource database) throws SQLException {
        Connection kept = database.getConnection();
        Connection given = proxy(
                Connection.class,
                (method, arguments) -> method.getName().equals("close") ? null : method.invoke(kept, arguments));
        return proxy(
                DataSource.class,
                (method, arguments) ->
                        method.getName().equals("getConnection") ? given : method.invoke(database, arguments));
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.of(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private interface Call {
        @Nullable Object of(Method method, Object[] arguments) throws ReflectiveOperationException;
    }
}
