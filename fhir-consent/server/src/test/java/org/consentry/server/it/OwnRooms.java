// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.consentry.server.storage.work.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Rooms of the server on a real database without a container: transactions and entity managers as it would give them.
 */
public final class OwnRooms implements AutoCloseable {
    private static final ThreadLocal<@Nullable EntityManager> CURRENT = new ThreadLocal<>();

    private final String schema;
    private final OwnStore store;

    /** On a new schema of the platform's database. */
    public OwnRooms(String schema) throws SQLException {
        this.schema = schema;
        this.store = new OwnStore(Platform.database(), schema);
    }

    /** The entity manager of the running transaction, whichever it is. */
    public EntityManager database() {
        return (EntityManager) Proxy.newProxyInstance(
                OwnRooms.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(running(), arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause() == null ? thrown : thrown.getCause();
                    }
                });
    }

    /** Transactions on it. */
    public Transactions transactions() {
        return new Transactions(new OwnTransaction());
    }

    /** Runs SQL that no code of ours would. */
    public void sql(String statement) throws SQLException {
        store.sql(statement);
    }

    /** Empties tables, also those that are only ever added to. */
    public void empty(String... tables) throws SQLException {
        Platform.database()
                .behindTheTrail("truncate "
                        + Arrays.stream(tables)
                                .map(table -> schema + "." + table)
                                .collect(Collectors.joining(", "))
                        + " cascade");
    }

    @Override
    public void close() {
        store.close();
    }

    private EntityManager running() {
        return Objects.requireNonNull(CURRENT.get(), "Expected a running transaction");
    }

    /** What the container would call the user's transaction. */
    private final class OwnTransaction implements UserTransaction {
        @Override
        public void begin() {
            EntityManager manager = store.factory().createEntityManager();
            manager.getTransaction().begin();
            CURRENT.set(manager);
        }

        @Override
        public void commit() {
            EntityManager manager = running();
            CURRENT.remove();
            manager.getTransaction().commit();
            manager.close();
        }

        @Override
        public void rollback() {
            EntityManager manager = running();
            CURRENT.remove();
            manager.getTransaction().rollback();
            manager.close();
        }

        @Override
        public int getStatus() {
            return CURRENT.get() == null ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
        }

        @Override
        public void setRollbackOnly() {
            running().getTransaction().setRollbackOnly();
        }

        @Override
        public void setTransactionTimeout(int seconds) {
            throw new UnsupportedOperationException("Expected no limit of time");
        }
    }
}
