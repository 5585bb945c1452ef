// SPDX-License-Identifier: Apache-2.0
/** Payara Micro with one or more WARs. */
@NullMarked
package org.consentry.launcher.web;

import org.jspecify.annotations.NullMarked;
