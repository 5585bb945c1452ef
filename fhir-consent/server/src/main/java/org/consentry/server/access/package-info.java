// SPDX-License-Identifier: Apache-2.0
/**
 * Who calls, and what they may do. {@code CallerFilter} makes the caller of a token, {@code RoleFilter} and the rules
 * refuse before a body is read.
 */
@NullMarked
package org.consentry.server.access;

import org.jspecify.annotations.NullMarked;
