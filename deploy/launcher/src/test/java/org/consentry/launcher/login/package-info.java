// SPDX-License-Identifier: Apache-2.0
/** Rules of the realm template. */
@NullMarked
package org.consentry.launcher.login;

import org.jspecify.annotations.NullMarked;
