// SPDX-License-Identifier: Apache-2.0
/**
 * The database itself: the pool and its session factory, migrations by the owner of its tables, the rights of the
 * server's role, its readiness and a full disk.
 */
@NullMarked
package org.consentry.server.storage.database;

import org.jspecify.annotations.NullMarked;
