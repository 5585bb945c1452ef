// SPDX-License-Identifier: Apache-2.0
/**
 * Notes by e-mail that say that something is new on a person's page, and not what. They wait in the database until a
 * mail server has taken them; what none takes is told to staff.
 */
@NullMarked
package org.consentry.server.mail;

import org.jspecify.annotations.NullMarked;
