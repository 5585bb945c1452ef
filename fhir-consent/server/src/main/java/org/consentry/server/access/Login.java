// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

/**
 * A login of staff.
 *
 * @param subject its account, which tells two logins apart
 * @param name to show
 */
public record Login(String subject, String name) {}
