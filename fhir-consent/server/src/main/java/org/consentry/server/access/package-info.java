// SPDX-License-Identifier: Apache-2.0
/**
 * Says who calls and what the caller may do. {@code CallerFilter} makes the caller from a token; {@code ActingFilter}
 * before it lets a patient's login act for another patient. {@code RoleFilter} and the rules refuse before a body is
 * read. How a refusal is written is in {@code access.answer}, how much may be sent in {@code access.limit}.
 */
@NullMarked
package org.consentry.server.access;

import org.jspecify.annotations.NullMarked;
