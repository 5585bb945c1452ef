// SPDX-License-Identifier: Apache-2.0
/** Tests of sealed files, and a disk that ends at a step. */
@NullMarked
package org.consentry.agent.sealed;

import org.jspecify.annotations.NullMarked;
