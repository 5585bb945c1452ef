// SPDX-License-Identifier: Apache-2.0
/** Keycloak: its realm generated from the template, its program files unpacked once. */
@NullMarked
package org.consentry.launcher.login;

import org.jspecify.annotations.NullMarked;
