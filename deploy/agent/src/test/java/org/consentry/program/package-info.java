// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.program;

import org.jspecify.annotations.NullMarked;
