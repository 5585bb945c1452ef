// SPDX-License-Identifier: Apache-2.0
/** The log and those who follow it. */
@NullMarked
package org.consentry.server.feed;

import org.jspecify.annotations.NullMarked;
