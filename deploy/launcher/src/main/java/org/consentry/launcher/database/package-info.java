// SPDX-License-Identifier: Apache-2.0
/**
 * PostgreSQL from its unpacked program files: created once with durable settings and a password, then started and
 * stopped.
 */
@NullMarked
package org.consentry.launcher.database;

import org.jspecify.annotations.NullMarked;
