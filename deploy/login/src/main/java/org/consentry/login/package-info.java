// SPDX-License-Identifier: Apache-2.0
/**
 * Steps for Keycloak's sign-in that make who guesses wait, by address (decision 0040). Runs in Keycloak's process, from
 * its folder {@code providers}.
 */
@NullMarked
package org.consentry.login;

import org.jspecify.annotations.NullMarked;
