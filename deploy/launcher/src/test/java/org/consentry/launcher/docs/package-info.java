// SPDX-License-Identifier: Apache-2.0
/** Documentation that is made from data, and what it names. */
@NullMarked
package org.consentry.launcher.docs;

import org.jspecify.annotations.NullMarked;
