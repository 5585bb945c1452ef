// SPDX-License-Identifier: Apache-2.0
/** What the demo's data promises. */
@NullMarked
package org.consentry.demo;

import org.jspecify.annotations.NullMarked;
