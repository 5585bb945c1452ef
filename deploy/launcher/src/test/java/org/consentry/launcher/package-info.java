// SPDX-License-Identifier: Apache-2.0
/** Starts real PostgreSQL and Keycloak, and leaves nothing behind. */
@NullMarked
package org.consentry.launcher;

import org.jspecify.annotations.NullMarked;
