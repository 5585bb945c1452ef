// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.agent.filter.archive;

import org.jspecify.annotations.NullMarked;
