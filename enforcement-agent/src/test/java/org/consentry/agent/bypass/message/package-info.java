// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.agent.bypass.message;

import org.jspecify.annotations.NullMarked;
