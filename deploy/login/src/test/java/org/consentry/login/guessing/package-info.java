// SPDX-License-Identifier: Apache-2.0
/** Rules of the steps that Keycloak runs. */
@NullMarked
package org.consentry.login.guessing;

import org.jspecify.annotations.NullMarked;
