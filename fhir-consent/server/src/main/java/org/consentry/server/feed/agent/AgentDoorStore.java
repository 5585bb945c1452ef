// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed.agent;

import jakarta.annotation.Resource;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.consentry.server.feed.FeedUnavailableException;

/**
 * Owns {@code agent_refusal} and reads {@code agent_registration} for the agents' door, before a transaction has begun.
 * Its writes are kept although the request is refused.
 */
@Singleton
public class AgentDoorStore {
    private static final System.Logger LOG = System.getLogger(AgentDoorStore.class.getName());

    private static final String BY_CLIENT = "select agent, client, site from agent_registration where client = ?";
    private static final String REFUSED = """
            insert into agent_refusal as r (client, reason, first_at, last_at, times) values (?, ?, ?, ?, 1)
            on conflict (client, reason) do update set last_at = excluded.last_at, times = r.times + 1
            returning times
            """;

    @Resource(lookup = "java:app/jdbc/consentry")
    @SuppressWarnings("NullAway.Init") // the container fills it
    private DataSource source;

    /** The agent whose tokens are made for this client. */
    Optional<RegisteredAgent> of(String client) {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(BY_CLIENT)) {
            select.setString(1, client);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new RegisteredAgent(row.getString(1), row.getString(2), row.getString(3)))
                        : Optional.empty();
            }
        } catch (SQLException away) {
            throw new FeedUnavailableException(away);
        }
    }

    /** Records that a caller was refused. The log gets a line the first time. */
    void refused(String client, AgentRefusal reason, Instant now) {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(REFUSED)) {
            insert.setString(1, client);
            insert.setString(2, reason.name());
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            insert.setObject(4, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = insert.executeQuery()) {
                if (row.next() && row.getLong(1) == 1) {
                    LOG.log(Level.WARNING, "An agent was refused: {0}; client {1}", reason, client);
                }
            }
        } catch (SQLException away) {
            throw new FeedUnavailableException(away);
        }
    }
}
