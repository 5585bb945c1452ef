// SPDX-License-Identifier: Apache-2.0
/** How the servers are started. */
@NullMarked
package org.consentry.launcher.web;

import org.jspecify.annotations.NullMarked;
