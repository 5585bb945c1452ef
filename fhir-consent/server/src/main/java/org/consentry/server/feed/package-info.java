/**
 * Keeps the numbered log of changes that agents follow, and each agent's acknowledged position. It imports no feature.
 * Who may speak as an agent is in {@code feed.agent}.
 */
@NullMarked
package org.consentry.server.feed;

import org.jspecify.annotations.NullMarked;
